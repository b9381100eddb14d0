# Pieces of strings: slices, splits, digits and joins where krait takes short cuts for ASCII text, small
# ints and short lists.
SAMPLES = ['', 'a', '\x7f', '\x80', 'é', 'ab', 'aé', 'éa', 'abc', 'abcdefg', 'abcdefgh', 'abcdefghi', 'abc é def',
           '0123456789abcdef', '0123456789abcdefg', '€uro', '\U0001f600!', '\ud800', 'a\udfffb', 'x' * 200, 'é' * 200]

# ---- is it ASCII? One other character at each place of text of each length.
for n in range(40):
    s = 'abcdefghij' * 4
    assert s[:n].isascii()
    for i in range(n):
        t = s[:i] + 'é' + s[i + 1:n]
        assert not t.isascii() and len(t) == n and t[i] == 'é', (n, i)
        assert (t + t)[i + n] == 'é' and t.encode().decode() == t

# ---- slices, the bounds of many kinds
class Index:
    def __init__(self, i): self.i = i
    def __index__(self): return self.i
BOUNDS = [None, 0, 1, 2, 5, 7, 8, 199, 200, 201, -1, -2, -7, -8, -200, -201, 1 << 62, -1 << 62, 1 << 100, -1 << 100, True, False, Index(1),
          Index(-3)]
total = 0
for s in SAMPLES:
    for lo in BOUNDS:
        for hi in BOUNDS:
            cut = s[lo:hi]
            assert cut == s[slice(lo, hi)] == ''.join(list(s)[lo:hi]), (s, lo, hi)
            assert len(cut) == len(list(s)[lo:hi])
            total += len(cut)
            for kind in tuple, list:
                assert kind(s)[lo:hi] == kind(cut)
    b = s.encode('utf-8', 'surrogatepass')
    for kind in bytes, bytearray, memoryview:
        v = kind(b)
        for lo in BOUNDS:
            assert bytes(v[lo:2]) == bytes([b[i] for i in range(*slice(lo, 2).indices(len(b)))])
            assert bytes(v[1:lo]) == bytes([b[i] for i in range(*slice(1, lo).indices(len(b)))])
            assert type(v[lo:3]) is kind
print(total)

t = (1, 2, 3)
print(t[:] is t, t[0:3] is t, [1, 2][:] == [1, 2], 'abc'[:] == 'abc')
for f in (lambda: 'abc'['a':1], lambda: [1][1:'x'], lambda: (1,)[1.0:], lambda: gen[1:2], lambda: None[:], lambda: b'x'[None:2.5]):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, 'indices' in str(e))
    except KeyError as e:
        print(e)


class Seen(str):
    def __getitem__(self, k): return k
class SeenList(list):
    def __getitem__(self, k): return k
class Key:
    def __getitem__(self, k): return k
for o in Seen('abc'), SeenList([1]), Key():
    k = o[1:2]
    print(type(k) is slice, k, o[None:None], o[1:2:3])
class Plain(str): pass
class PlainTuple(tuple): pass
print(type(Plain('abc')[:]), type(PlainTuple((1, 2))[:]), Plain('abcé')[1:], PlainTuple((1, 2))[:1])

# the operands are evaluated in order, and an error in a bound is raised where it happens
def noisy(x):
    print('got', x)
    return x
print(noisy('abcdef')[noisy(1):noisy(4)], noisy([1, 2, 3])[noisy(-2):])
def gen():
    got = 'abcdef'[(yield 1):(yield 2)]
    yield got
g = gen()
print(next(g), g.send(2), g.send(4))

# ---- decimal digits
for e in list(range(0, 20)):
    for d in -1, 0, 1:
        for n in (10 ** e + d, -(10 ** e) + d, 2 ** (3 * e) + d, -(2 ** (3 * e)) + d):
            text = str(n)
            assert int(text) == n and text == '%d' % n == repr(n) == f'{n}' == '{}'.format(n), n
            assert text.isascii() and text.lstrip('-').isdigit()
print([str(n) for n in (0, 7, -7, 9, 10, 99, 100, 101, 999, 1000, 9999, 10000, 4611686018427387903, 4611686018427387904, -4611686018427387904,
                        -4611686018427387905, 2 ** 63, 2 ** 64, 10 ** 25)])
print(str(True), str(None), str(1.5), str(b'x'), str(object=3), str(), str('a'), str(b'ab', 'ascii'))
class I(int):
    def __str__(self): return 'I!'
class J(int): pass
class K(int):
    def __repr__(self): return 'K!'
print(str(I(5)), str(J(5)), str(K(5)), f'{I(5)}', '%s' % K(3))
class S(str):
    def __init__(self, *a): print('init', a)
print(S(5), S('é'))
for bad in (lambda: str(1, 2, 3, 4), lambda: str(1, 'utf-8'), lambda: str(b'x', 1), lambda: int(1, 2), lambda: object(1)):
    try:
        print(bad())
    except TypeError as e:
        print('TypeError')

# ---- lists of pieces: few and many
for s in ('', ',', ',,', 'a', 'a,b', 'é,b', 'a,é,\ud800', ','.join('abcdefgh'), ','.join('abcdefghi'), ','.join('abcdefghijklmnopqrstuvwxyz'), ',' * 40,
          ' a  b\tc ', ' '.join('éèêëabcdefgh'), 'l1\nl2\r\nl3\rl4', 'a\n' * 20, 'é\u2028b\x85c'):
    for m in (-1, 0, 1, 2, 7, 8, 9, 100):
        for sep in (',', None, ',,', 'é'):
            a, b = s.split(sep, m), s.rsplit(sep, m)
            print(ascii(a), ascii(b))
            a.append('x')
            b.insert(0, 'y')
            assert a[-1] == 'x' and b[0] == 'y' and all(type(p) is str for p in a)
            c = s.encode('utf-8', 'surrogatepass')
            d = sep.encode() if sep else sep
            assert [p.decode('utf-8', 'surrogatepass') for p in c.split(d, m)] == a[:-1] or not s.isascii()
    print(ascii(s.splitlines()), ascii(s.splitlines(True)))
print(type(Plain('a').split(',')[0]), Plain('a,b').split(','), 'a'.split(',')[0])

# ---- unpacking lists as well as tuples
def two(v):
    a, b = v
    return a, b
def three(v):
    a, b, c = v
    return c, b, a
for v in ([1, 2], (1, 2), 'ab', {1: 0, 2: 0}, iter([1, 2]), [1], [1, 2, 3], (), [], 'a,b'.split(','), [1, 2, 3, 4]):
    for f in two, three:
        try:
            print(f(v))
        except ValueError as e:
            print(str(e).split(' (')[0])
class L(list):
    def __iter__(self): return iter('xy')
print(two(L([1, 2])))
a, (b, c) = [1, [2, 3]]
a, b = [b, a]
print(a, b, c)
