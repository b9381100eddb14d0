# Sockets on the loopback interface, select and poll.
import os
import select
import socket
import time

a, b = socket.socketpair()
a.sendall(b'hello\nworld')
print(b.recv(5), b.recv(100), a.family == socket.AF_UNIX, b.fileno() > 0)
server = socket.create_server(('127.0.0.1', 0))
address = server.getsockname()
print(address[0], server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR) != 0)
c = socket.create_connection(('localhost', address[1]))
d, peer = server.accept()
print(peer == c.getsockname(), c.getpeername() == address, repr(d).startswith('<socket.socket fd='))

# files
f = c.makefile('rw')
f.write('line 1\nline 2\n')
f.flush()
g = d.makefile('r')
print(g.readline(), end='')
print(g.readline(), end='')

# waiting for several
p = select.poll()
p.register(d, select.POLLIN)
p.register(c, select.POLLIN)
print(p.poll(0))
d.sendall(b'x')
print([(fd == c.fileno(), event == select.POLLIN) for fd, event in p.poll(1000)])
p.modify(c, 0)
print(p.poll(0))
p.unregister(c)
try:
    p.unregister(c)
except KeyError:
    print('not registered')
try:
    p.modify(c, 0)
except OSError as e:
    print(type(e).__name__, e.errno)
r, w, x = select.select([c, d], [c], [], 0)
print(r == [c], w == [c], x)
print(select.select([d], [], [], 0.01))
for bad in (lambda: select.select([1.5], [], []), lambda: select.select([-1], [], []), lambda: p.register('x'),
            lambda: p.register(0, -1), lambda: p.register(0, 1 << 16), lambda: select.select([], [], [], -1)):
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__)
e = select.epoll()
e.register(c.fileno(), select.EPOLLIN)
print([(fd == c.fileno(), event == select.EPOLLIN) for fd, event in e.poll(1)], e.closed)
e.modify(c, select.EPOLLOUT)
print(e.poll(1, 1)[0][1] == select.EPOLLOUT)
e.unregister(c)
print(e.poll(0.01))
e.close()
try:
    e.poll(0)
except ValueError as err:
    print(err)

# timeouts
c.settimeout(0.02)
print(c.recv(1), c.gettimeout(), c.getblocking())
for wait in 0.02, 0:
    c.settimeout(wait)
    start = time.monotonic()
    try:
        c.recv(1)
    except OSError as err:
        print(type(err).__name__, err, time.monotonic() - start >= wait)
c.settimeout(None)
print(c.gettimeout())
for bad in -1, 'x', float('nan'):
    try:
        c.settimeout(bad)
    except (TypeError, ValueError) as err:
        print(type(err).__name__)

# into buffers
buffer = bytearray(4)
d.sendall(b'zz')
print(c.recv_into(buffer), buffer)
d.sendall(b'12345')
print(c.recv_into(memoryview(buffer)[1:], 2), buffer, c.recv(10))
try:
    c.recv_into(buffer, 5)
except ValueError as err:
    print(err)
try:
    c.recv(-1)
except ValueError as err:
    print(err)

# more than fits in the buffers of the kernel
pid = os.fork()
if pid == 0:
    d.sendall(b'q' * 3000000)
    os._exit(0)
got = 0
while got < 3000000:
    got += len(c.recv(1 << 20))
print(got, os.waitpid(pid, 0)[1])

# the end
c.close()
print(c.fileno() != -1)    # a file uses it
f.close()
print(c.fileno(), d.recv(100), d.recv(100))
try:
    c.recv(1)
except OSError as err:
    print(err.errno)
d.shutdown(socket.SHUT_WR)
fd = d.detach()
print(d.fileno(), fd > 0)
again = socket.socket(fileno=fd)
print(again.family == socket.AF_INET, again.type == socket.SOCK_STREAM, again.proto)
with again:
    pass
print(again.fileno())

# messages
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(('127.0.0.1', 0))
print(u.sendto(b'abc', u.getsockname()), u.recvfrom(10) == (b'abc', u.getsockname()))
print(u.sendto(b'defg', 0, u.getsockname()), u.recvfrom_into(buffer)[0], buffer)
for bad in ((), ('127.0.0.1',), ('127.0.0.1', 70000), ('127.0.0.1', 'x'), 'text', (1, 2)):
    try:
        u.connect(bad)
    except (TypeError, OverflowError) as err:
        print(type(err).__name__)
path = 'sock'
s = socket.socket(socket.AF_UNIX)
s.bind(path)
s.listen()
t = socket.socket(socket.AF_UNIX)
t.connect(path)
v, who = s.accept()
print(who, v.getsockname(), t.getpeername())
try:
    s.bind('y' * 200)
except OSError as err:
    print(err)
for one in s, t, v, u, server, a, b:
    one.close()

# errors
for port in 1,:
    try:
        socket.create_connection(('127.0.0.1', port))
    except ConnectionRefusedError as err:
        print(err)
s = socket.socket()
print(s.connect_ex(('127.0.0.1', 1)))
s.close()

# names and numbers
print([tuple(map(int, row[:3])) + row[3:] for row in socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)])
print([row[4] for row in socket.getaddrinfo('127.0.0.1', None)], socket.getaddrinfo('::1', 1, socket.AF_INET6)[0][4])
print(socket.gethostbyname('127.0.0.1'), socket.inet_ntoa(b'\x7f\0\0\1'), socket.inet_aton('127.1'))
print(socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, bytes(15) + b'\1'))
print(socket.htons(1), socket.ntohl(0x01020304), socket.gethostname() == os.uname().nodename)
for bad in (lambda: socket.inet_aton('300.1.1.1'), lambda: socket.inet_pton(socket.AF_INET, '1.2.3'),
            lambda: socket.inet_ntoa(b'123'), lambda: socket.htons(70000), lambda: socket.htons(-1),
            lambda: socket.getaddrinfo('127.0.0.1', 1, socket.AF_INET6), lambda: socket.getaddrinfo('no number', 1, flags=4),
            lambda: socket.getaddrinfo(None, None)):
    try:
        bad()
    except Exception as err:
        print(type(err).__name__, isinstance(err, OSError))
print(socket.getdefaulttimeout())
socket.setdefaulttimeout(2)
print(socket.socket().gettimeout())
