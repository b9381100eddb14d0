"""socket and select: connections over loopback, timeouts, files, options, errors, names."""
import os
import select
import socket


def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, *e.args[-1:])


server = socket.create_server(("127.0.0.1", 0))
host, port = server.getsockname()
print(host, port > 0, server.family == socket.AF_INET, server.type == socket.SOCK_STREAM, server.proto)
client = socket.create_connection((host, port), timeout=5)
peer, address = server.accept()
print(address == client.getsockname(), peer.getpeername() == address, client.gettimeout(), peer.gettimeout())
client.sendall(b"hello")
print(peer.recv(3), peer.recv(10, socket.MSG_PEEK), peer.recv(10))
print(peer.send(b"world"), client.recv_into(b := bytearray(10)), b)
print(peer.sendall(b"abcdef"), client.recv_into(memoryview(b)[2:], 3), b, client.recv(100))
big = bytes(range(256)) * 4000


def pump():
    got = []
    client.setblocking(False)
    at = 0
    while at < len(big) or sum(map(len, got)) < len(big):
        r, w, x = select.select([peer], [client] if at < len(big) else [], [], 5)
        if w:
            at += client.send(big[at:])
        if r:
            got.append(peer.recv(1 << 16))
    return b"".join(got) == big


print(pump())
t(client.recv, 1)
client.settimeout(0.01)
t(client.recv, 1)
t(client.settimeout, -1)
print(client.getblocking(), client.timeout)
client.setblocking(True)
print(client.getblocking(), client.timeout)
with client.makefile("rwb") as f, peer.makefile("r") as g:
    f.write(b"line 1\nline 2\nend")
    f.flush()
    print(repr(g.readline()), repr(g.readline()))
    client.shutdown(socket.SHUT_WR)
    print(repr(g.read()))
t(peer.recv, 5)
peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(peer.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY),
      len(peer.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR, 4)), peer.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
t(peer.setsockopt, 9999, 1, 1)
fd = peer.detach()
print(peer.fileno(), fd > 0)
os.close(fd)
t(peer.recv, 1)
client.close()
print(client.fileno())
t(client.send, b"x")
server.close()
t(socket.create_connection, (host, port), 1)
with socket.socket() as s:
    print(s.connect_ex((host, port)) != 0)
    for bad in ("localhost", ("localhost",), (1, 2), ("localhost", 70000), ("localhost", "x")):
        try:
            s.bind(bad)
        except (TypeError, OverflowError) as e:
            print(type(e).__name__)

# pairs, datagrams, paths
a, b = socket.socketpair()
print(a.family == socket.AF_UNIX, a.getsockname(), a.send(b"x"), b.recv(5))
a.close()
print(b.recv(5), b.recv(0))
t(b.send, b"x")
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
print(v.sendto(b"data", u.getsockname()))
data, sender = u.recvfrom(100)
print(data, sender == ("127.0.0.1", v.getsockname()[1]))
v.connect(u.getsockname())
v.send(b"more")
print(u.recvfrom_into(buf := bytearray(3))[0], buf)
p = socket.socket(socket.AF_UNIX)
p.bind("path")
p.listen()
q = socket.socket(socket.AF_UNIX)
q.connect("path")
print(p.getsockname(), q.getpeername(), p.accept()[1])
t(q.connect, "x" * 200)
t(socket.socket(socket.AF_UNIX).connect, "nowhere")

# poll and epoll
a, b = socket.socketpair()
poll = select.poll()
poll.register(a, select.POLLIN)
poll.register(b.fileno())
print(sorted(e for fd, e in poll.poll(0)), poll.poll(10) == [(b.fileno(), select.POLLOUT)])
b.send(b"x")
poll.modify(b, select.POLLIN)
print(poll.poll() == [(a.fileno(), select.POLLIN)], poll.poll(-1) == [(a.fileno(), select.POLLIN)])
poll.unregister(a)
print(poll.poll(1))
for f in (poll.unregister, lambda x: poll.modify(x, 1), poll.register):
    t(f, a) if f != poll.unregister else None
for bad in ("x", -1, None):
    try:
        poll.register(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
with select.epoll() as ep:
    ep.register(a, select.EPOLLIN)
    print(ep.poll(0) == [(a.fileno(), 1)], ep.closed)
    ep.modify(a, select.EPOLLOUT)
    print(ep.poll(1, 5) == [(a.fileno(), 4)])
    t(ep.register, a)
    ep.unregister(a)
    print(ep.poll(0.001))
    t(ep.unregister, a)
print(ep.closed)
t(ep.poll)
print(select.select([a], [], [], 0)[0] == [a], select.select([], [], [], 0.01))
t(select.select, [a], [], [], -1)
for a_bad in (5, ["x"]):
    try:
        select.select(a_bad, [], [])
    except TypeError:
        print("TypeError")
print(select.error is OSError, socket.error is OSError, socket.timeout is TimeoutError)

# addresses and names
for text in ("127.0.0.1", "1.2.3", "300.1.1.1", "::1", "fe80::1", "x", ""):
    for family in (socket.AF_INET, socket.AF_INET6):
        t(socket.inet_pton, family, text)
    t(socket.inet_aton, text)
print(socket.inet_ntop(socket.AF_INET6, b"\0" * 15 + b"\1"), socket.inet_ntoa(b"\1\2\3\4"))
t(socket.inet_ntop, socket.AF_INET, b"abc")
print(socket.htons(1), socket.ntohl(1), socket.htonl(0xff000000), socket.ntohs(0x102))
t(socket.htons, -1)
print(socket.gethostbyname("localhost"), socket.gethostbyname("1.2.3.4"))
for a in (("127.0.0.1", 80), ("::1", "http", 0, socket.SOCK_STREAM), ("127.0.0.1", None, 0, socket.SOCK_STREAM)):
    for row in socket.getaddrinfo(*a):
        print(*map(lambda x: x if isinstance(x, (str, tuple)) else int(x), row))
print(issubclass(socket.gaierror, OSError), socket.gethostname() == os.uname().nodename)
t(socket.getaddrinfo, "127.0.0.1", "no such service")
