# Huffman coding, run-length, LZ77, Burrows-Wheeler with move-to-front: round trips and sizes.
import sys
sys.path.append('/usr/lib/python3.11')   # heapq is the library's own
import heapq
from collections import Counter


class Node:
    __slots__ = ('w', 'order', 'sym', 'l', 'r')

    def __init__(self, w, order, sym=None, l=None, r=None):
        self.w, self.order, self.sym, self.l, self.r = w, order, sym, l, r

    def __lt__(self, o):
        return (self.w, self.order) < (o.w, o.order)


def build(freq):
    h = [Node(w, i, s) for i, (s, w) in enumerate(sorted(freq.items()))]
    heapq.heapify(h)
    n = len(h)
    if n == 1:
        return Node(h[0].w, n, None, h[0])
    while len(h) > 1:
        a, b = heapq.heappop(h), heapq.heappop(h)
        heapq.heappush(h, Node(a.w + b.w, n, None, a, b))
        n += 1
    return h[0]


def codes(t, prefix=''):
    if t.sym is not None:
        yield t.sym, prefix
    for child, bit in ((t.l, '0'), (t.r, '1')):
        if child is not None:
            yield from codes(child, prefix + bit)


def canonical(lengths):
    code, last, out = 0, 0, {}
    for s, n in sorted(lengths.items(), key=lambda kv: (kv[1], kv[0])):
        code <<= n - last
        out[s] = format(code, f'0{n}b')
        code += 1
        last = n
    return out


def encode(data):
    if not data:
        return {}, b'', 0
    lengths = {s: len(c) for s, c in codes(build(Counter(data)))}
    table = canonical(lengths)
    bits = ''.join(table[b] for b in data)
    pad = -len(bits) % 8
    n = int('1' + bits + '0' * pad, 2)
    raw = n.to_bytes((n.bit_length() + 7) // 8, 'big')
    return lengths, raw, len(bits)


def decode(lengths, raw, nbits):
    if not nbits:
        return b''
    rev = {c: s for s, c in canonical(lengths).items()}
    bits = bin(int.from_bytes(raw, 'big'))[3:][:nbits]
    out, cur = bytearray(), ''
    for b in bits:
        cur += b
        if cur in rev:
            out.append(rev[cur])
            cur = ''
    assert not cur
    return bytes(out)


def rle(data):
    out, i = bytearray(), 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)


def unrle(data):
    return b''.join(bytes([v]) * n for n, v in zip(data[::2], data[1::2]))


def lz(data, window=255):
    i, out, index = 0, [], {}
    while i < len(data):
        best, dist = 0, 0
        for p in reversed(index.get(data[i:i + 3], ())):
            if i - p > window:
                break
            n = 3
            while n < 255 and i + n < len(data) and data[p + n] == data[i + n]:
                n += 1
            if n > best:
                best, dist = n, i - p
        step = best if best >= 3 else 1
        out.append((dist, best) if best >= 3 else data[i])
        for k in range(i, i + step):
            index.setdefault(data[k:k + 3], []).append(k)
        i += step
    return out


def unlz(tokens):
    out = bytearray()
    for t in tokens:
        if isinstance(t, tuple):
            d, n = t
            for _ in range(n):
                out.append(out[-d])
        else:
            out.append(t)
    return bytes(out)


def bwt(data):
    d = data + data
    n = len(data)
    order = sorted(range(n), key=lambda i: d[i:i + n])
    return bytes(d[i + n - 1] for i in order), order.index(0) if n else 0


def unbwt(last, idx):
    order = sorted(range(len(last)), key=lambda i: (last[i], i))
    out = bytearray()
    for _ in last:
        idx = order[idx]
        out.append(last[idx])
    return bytes(out)


def mtf(data):
    tab, out = list(range(256)), bytearray()
    for b in data:
        i = tab.index(b)
        out.append(i)
        tab.insert(0, tab.pop(i))
    return bytes(out)


def unmtf(data):
    tab, out = list(range(256)), bytearray()
    for i in data:
        b = tab.pop(i)
        out.append(b)
        tab.insert(0, b)
    return bytes(out)


samples = [b'', b'a', b'aaaaaaaa', b'abracadabra', b'the quick brown fox jumps over the lazy dog ' * 5, bytes(range(256)), 'naïve café ☃ '.encode() * 8, bytes((i * i) % 17 + 65 for i in range(500)), b'ab' * 200 + b'x' + b'ab' * 100]
for s in samples:
    L, raw, n = encode(s)
    assert decode(L, raw, n) == s and unrle(rle(s)) == s
    toks = lz(s)
    assert unlz(toks) == s
    b, i = bwt(s)
    assert unbwt(b, i) == s and unmtf(mtf(b)) == b
    _, _, n2 = encode(mtf(b))
    print(len(s), n, len(raw), len(rle(s)), len(toks), sum(isinstance(t, tuple) for t in toks), i, n2, b[:12], mtf(b)[:8])
L, raw, n = encode(b'abracadabra')
print({chr(k): v for k, v in L.items()}, {chr(k): v for k, v in canonical(L).items()}, raw.hex(), n, lz(b'abracadabra abracadabra'))
