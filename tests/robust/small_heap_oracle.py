# test: timeout 240
"""Programs in heaps of a few hundred KB, where collections slide what lists, bytearrays and arrays hold: they
print what python3 prints, with a collection every few allocations too."""
import os
import subprocess
import sys

KRAIT = os.environ["KRAIT"]

LISTS = """
import gc
state = 7
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x3fffffff
    return (state >> 8) % n
held, total = [None] * 60, 0
for step in range(3000):
    i = rnd(60)
    kind = rnd(4)
    n = rnd(120)
    if kind == 0:
        held[i] = [step] * n
    elif kind == 1:
        held[i] = bytearray(range(n))
    elif kind == 2:
        held[i] = [[step, k] for k in range(n % 20)]
    else:
        held[i] = None
    x = held[rnd(60)]
    if type(x) is list:
        x.append(step)
        x.insert(0, [step])
        if len(x) > 50: del x[5:40]
        total += len(x)
    elif x is not None:
        x += b'tail'
        x[0:0] = b'head'
        if len(x) > 200: del x[3:150]
        total += sum(x)
print(total, [len(x) if x else 0 for x in held])
print([x if type(x) is bytearray else x and x[-1] for x in held][:9])
"""

VIEWS = """
import array, gc, struct
rooms = [bytearray(50 + i) for i in range(20)]
views = [memoryview(b) for b in rooms[::2]]
words = [array.array('I', range(40)) for i in range(20)]
last = memoryview(words[3])
for k in range(300):
    rooms[k % 20][k % 50] = k % 251
    words[k % 20][k % 40] += k
    views[k % 10][k % 30] = k % 7
    last[k % 40] = k
    scrap = [bytearray(100 + k % 50), array.array('d', [1.5] * (k % 30)), list(range(k % 60))]
    struct.pack_into('<HI', rooms[(k + 1) % 20], 3, k, k * k)
    if k % 10 == 0: rooms[1].extend(b'more'); words[1].append(k)
    if k % 50 == 0: gc.collect()
for b in rooms: print(b.hex())
for w in words: print(w.tolist())
print(bytes(views[0]), last.tolist())
"""

BUSY = """
import gc
# the container is read by C code while Python code makes room tight
class Key:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        junk = [bytearray(300), [0] * 50]
        return self.v < other.v
    def __eq__(self, other):
        junk = [bytearray(300), [0] * 50]
        return self.v == other.v
    def __index__(self):
        gc.collect()
        return self.v % 256
    def __repr__(self):
        junk = bytearray(500)
        return 'K%d' % self.v
def numbers(n):
    for i in range(n):
        junk = [bytearray(200)]
        yield Key(i * 37 % 101)
for round in range(10):
    keys = list(numbers(60))
    print(sorted(keys)[:5], max(keys), min(keys), keys.index(Key(37)), keys.count(Key(74)), Key(1000) in keys)
    keys.sort(reverse=True)
    print(keys[:4], bytes(keys[:5]), bytearray(keys)[:6], [*keys[:3], *numbers(2)], keys == list(keys))
    b = bytearray(b'x' * 70)
    b.extend(numbers(20))
    b[5:9] = numbers(6)
    print(b, b.join([b'a', b'b'])[:20], b.translate(None, b'x')[:9])
    print(list(map(repr, keys))[:3], '%r %r' % (keys[0], keys[1]), list(zip(keys, numbers(3))))
"""

bad = 0
for name, text, sizes in (("lists", LISTS, ("300k", "500k", "3m")), ("views", VIEWS, ("700k", "900k")),
                          ("busy", BUSY, ("300k", "400k"))):
    want = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True)
    assert want.returncode == 0, want.stderr
    for size in sizes:
        for stress in ("0", "1", "3", "17"):
            got = subprocess.run([KRAIT, "-X", "heapsize=" + size, "-c", text], capture_output=True, text=True,
                                 env=dict(os.environ, KRAIT_GC_STRESS=stress))
            if got.stdout != want.stdout or got.returncode:
                bad += 1
                print(name, size, "stress", stress, "status", got.returncode, got.stderr[-500:])
                for a, b in zip(got.stdout.splitlines(), want.stdout.splitlines()):
                    if a != b:
                        print("  got %s\n want %s" % (a[:200], b[:200]))
                        break
sys.exit(1 if bad else 0)
