# What one of krait and CPython writes the other one reads; and data that is damaged.
import marshal
import os
import random
import subprocess

READER = '''
import marshal, sys
f = sys.stdin.buffer
out = sys.stdout.buffer
n = 0
while True:
    head = f.read(4)
    if not head:
        break
    data = f.read(int.from_bytes(head, 'little'))
    try:
        v = marshal.loads(data)
        answer = marshal.dumps(v, n % 5)
        text = repr(v).encode('utf-8', 'surrogatepass')
    except (ValueError, EOFError, TypeError, RecursionError, MemoryError) as e:
        answer, text = b'', type(e).__name__.encode()
    for part in (answer, text):
        out.write(len(part).to_bytes(4, 'little') + part)
    n += 1
'''
r = random.Random(2611)


def text():
    kind = r.randrange(5)
    letters = ('abc', 'xyz_0', '\u00e9\u00ff', '\u20ac\u4e2d', '\U0001f600\ud800')[kind]
    return ''.join(r.choice(letters) for _ in range(r.choice((0, 1, 3, 10, 300))))


def value(depth, hashable=False):
    kind = r.randrange(9 if depth == 0 else 12 if hashable else 15)
    if kind < 2:
        return r.choice((None, True, False, ..., StopIteration))
    if kind < 4:
        return r.choice((1, -1)) * r.getrandbits(r.choice((1, 8, 15, 30, 31, 32, 60, 63, 64, 65, 200)))
    if kind == 4:
        return r.choice((0.0, -0.0, 1.5, r.random() * 10 ** r.randint(-300, 300), float('inf')))
    if kind == 5:
        return complex(r.random(), r.randint(-9, 9))
    if kind < 8:
        return text()
    if kind == 8:
        return r.randbytes(r.choice((0, 1, 20, 256)))
    n = r.choice((0, 1, 2, 5))
    if kind < 11:
        return tuple(value(depth - 1, hashable) for _ in range(n))
    if kind == 11:
        return frozenset(value(depth - 1, True) for _ in range(n))
    if kind == 12:
        same = value(depth - 1)
        return [same if r.random() < 0.3 else value(depth - 1) for _ in range(n)]
    if kind == 13:
        return {value(depth - 1, True): value(depth - 1) for _ in range(n)}
    return {value(depth - 1, True) for _ in range(n)}


def damaged(data):
    data = bytearray(data)
    for _ in range(r.randrange(1, 4)):
        if data:
            data[r.randrange(len(data))] = r.choice((r.randrange(256), 0, 0xff, 0x7f, *b'(){[<>risltuzZAay0NTFSxfgI'))
    return bytes(data[:r.randrange(len(data) + 1)] if r.random() < 0.3 else data)


def small(data):
    """CPython believes the size of a tuple or list before the items are there."""
    return not any(data[i] & 0x7f in b'([<>' and (len(data) < i + 5 or data[i + 3:i + 5] != b'\0\0')
                   for i in range(len(data)))



good = [value(4) for _ in range(1500)]
data = [marshal.dumps(v, i % 5) for i, v in enumerate(good)]
broken = [b for b in (damaged(d) for d in data for _ in range(3)) if small(b)]
sent = data + broken
p = subprocess.run([os.environ['KRAIT'], '-c', READER], capture_output=True,
                   input=b''.join(len(d).to_bytes(4, 'little') + d for d in sent))
assert p.returncode == 0, p.stderr[-2000:]
answers, at = [], 0
while at < len(p.stdout):
    n = int.from_bytes(p.stdout[at:at + 4], 'little')
    answers.append(p.stdout[at + 4:at + 4 + n])
    at += 4 + n
assert len(answers) == 2 * len(sent), (len(answers), len(sent))


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(map(same, a.values(), b.values()))
    return a == b and (isinstance(a, (set, frozenset)) or repr(a) == repr(b))


for i, v in enumerate(good):
    back = marshal.loads(answers[2 * i])
    assert same(back, v), (i, v, back, answers[2 * i + 1])
agree = refused = 0
for i, b in enumerate(broken, len(good)):
    try:
        v = marshal.loads(b)
        known = marshal.dumps(v, 2)
    except (ValueError, EOFError, TypeError, RecursionError, MemoryError):
        known = None
    answer = answers[2 * i]
    if known is None or not answer:
        # a value inside itself through a tuple is refused here; code objects are
        refused += not answer
        assert not answer or known is not None, (b, answers[2 * i + 1])
    else:
        mine = marshal.dumps(marshal.loads(answer), 2)
        if not (b'<' in b or b'>' in b or 'nan' in repr(v)):
            assert mine == known, (b, mine, known)
        agree += 1
assert agree > 500 and refused > 500, (agree, refused)
