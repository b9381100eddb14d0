# test: krait-only
# MicroPython's side of select and socket: ipoll(), objects instead of numbers, sockets as streams.
import micropython
import select
import socket

a, b = socket.socketpair()
p = select.poll()
p.register(a, select.POLLIN)
p.register(b)
for obj, event in p.ipoll(0):
    assert obj is b and event == select.POLLOUT
b.write(b'line\nrest of it')
assert {(obj is a, event) for obj, event in p.ipoll(1000)} == {(True, select.POLLIN), (False, select.POLLOUT)}
assert a.readline() == b'line\n' and a.read(4) == b'rest'
buffer = bytearray(3)
assert a.readinto(buffer) == 3 and buffer == b' of'
assert b.write(b'abc', 2) == 2
# each object once
assert len(list(p.ipoll(0, 1))) >= 1
assert list(p.ipoll(0)) == []
p.modify(b, select.POLLOUT)


# Sending and receiving into a buffer allocate nothing.
def echo():
    b.send(b'1234')
    a.recv_into(buffer)


echo()
micropython.heap_lock()
echo()
micropython.heap_unlock()
b.close()
while a.recv(10): pass
print('ok')
