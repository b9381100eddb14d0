# Several threads read and write: one file, pipes, sockets, children.
import io
import os
import select
import socket
import subprocess
import sys
import threading

def in_threads(f, n):
    team = [threading.Thread(target=f, args=(i,)) for i in range(n)]
    for t in team:
        t.start()
    for t in team:
        t.join()

# Lines stay whole in one buffered stream.
path = 'lines'
with open(path, 'wb', buffering=64) as f:
    in_threads(lambda i: [f.write(b'%d:%s\n' % (i, b'x' * k)) for k in range(200)], 6)
with open(path, 'rb') as f:
    lines = f.read().split(b'\n')
print(len(lines), sorted(set(lines)) == sorted({b''} | {b'%d:%s' % (i, b'x' * k) for i in range(6) for k in range(200)}))

class Slow(io.RawIOBase):
    """A raw stream in Python: other threads run within write()."""
    def __init__(self):
        self.data = bytearray()
    def writable(self):
        return True
    def write(self, b):
        for byte in bytes(b[:40]):
            self.data.append(byte)
        return min(len(b), 40)

raw = Slow()
sys.setswitchinterval(1e-5)
with io.BufferedWriter(raw, 100) as f:
    in_threads(lambda i: [f.write(b'%d%s|' % (i, b'-' * k)) for k in range(60)], 5)
    f.flush()
    parts = bytes(raw.data).split(b'|')
print(len(parts), sorted(parts) == sorted([b''] + [b'%d%s' % (i, b'-' * k) for i in range(5) for k in range(60)]))
sys.setswitchinterval(0.005)

# One reader: every line goes to one of the threads (CPython loses some).
got = []
with open(path, 'rb', buffering=50) as f:
    in_threads(lambda i: got.extend(iter(f.readline, b'')), 4)
assert sys.implementation.name != 'krait' or sorted(got) == sorted(line + b'\n' for line in lines[:-1])

# A thread that waits for a pipe does not keep others from running.
r, w = os.pipe()
read = []
t = threading.Thread(target=lambda: read.append(os.read(r, 100)))
t.start()
os.write(w, b'through the pipe')
t.join()
print(read)
buffer = bytearray(20)
a, b = socket.socketpair()
t = threading.Thread(target=lambda: read.append(a.recv_into(buffer)))
t.start()
b.sendall(b'into')
t.join()
print(read, bytes(buffer[:4]))
t = threading.Thread(target=lambda: read.append([f is a for f in select.select([a], [], [], 20)[0]]))
t.start()
b.send(b'.')
t.join()
print(read[-1])

# Children.
results = {}

def child(i):
    p = subprocess.run([sys.executable, '-c', f'import time; time.sleep(0.05); print({i})'], capture_output=True)
    results[i] = p.returncode, p.stdout

in_threads(child, 3)
print(sorted(results.items()))
os.remove(path)
