# Random strings of every width: searching, slicing, splitting, replacing, checked against slow definitions.
import random
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md

rnd = random.Random(5)
ALPH = ['ab', 'abc ,', 'aé', 'a€é ', 'a😀b€', '\x00a\x7f\x80', 'ßİſΣσ', 'AbC dE']
acc = 0


def mix(*vs):
    global acc
    for v in vs:
        for ch in repr(v):
            acc = (acc * 31 + ord(ch)) % 1000000007


def word(n, al):
    return ''.join(rnd.choice(al) for _ in range(rnd.randrange(n)))


def find(s, t, lo, hi):
    lo, hi, _ = slice(lo, hi).indices(len(s))
    for i in range(lo, hi - len(t) + 1):
        if s[i:i + len(t)] == t:
            return i
    return -1


for i in range(4000 // SHARE):
    al = rnd.choice(ALPH)
    s, t, u = word(30, al), word(4, al), word(3, al)
    lo, hi = rnd.randrange(-35, 35), rnd.randrange(-35, 35)
    step = rnd.choice((1, 2, 3, -1, -2, -5))
    cs = list(s)
    assert ''.join(cs[lo:hi:step]) == s[lo:hi:step]
    assert s.find(t, lo, hi) == find(s, t, lo, hi) or not t
    if t:
        parts = s.split(t)
        assert t.join(parts) == s and len(parts) == s.count(t) + 1
        assert s.replace(t, u) == u.join(parts)
        k = rnd.randrange(4)
        assert t.join(s.split(t, k)) == s == t.join(s.rsplit(t, k))
        a, m, b = s.partition(t)
        assert a + m + b == s and (m == t) == (t in s)
        a, m, b = s.rpartition(t)
        assert a + m + b == s
        mix(s.replace(t, u, k), s.rfind(t, lo, hi), s.count(t, lo, hi))
    assert ''.join(s.splitlines(True)) == s and ' '.join(s.split()).split() == s.split()
    assert s.strip(t or None) == s.lstrip(t or None).rstrip(t or None)
    e = s.encode('utf-8')
    assert e.decode() == s and s.encode('utf-16-le').decode('utf-16-le') == s
    assert (s < t) == (list(map(ord, s)) < list(map(ord, t))) and (s == t) == (cs == list(t))
    assert s[::-1][::-1] == s and len(s + t) == len(s) + len(t) and (s + t)[len(s):] == t
    mix(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.casefold(), s.isalpha(), s.isspace(), s.center(40, '*'), s.zfill(33), s.expandtabs(3), ascii(s), s[lo:hi], s * 2, hash(s) == hash(''.join(cs)), s.startswith(t), s.endswith(u), sorted(s), s.translate({97: 'xy', 98: None}), '%s|%5.3s|%-6s|' % (s, s, t), f'{s!r:>40}', s.removeprefix(t), s.removesuffix(u), t in s, s.isidentifier(), s.rsplit(None, 2), s.strip(u))
    b, c = bytearray(e), t.encode()
    assert bytes(b) == e and (c in e) == (e.find(c) >= 0) and e.hex() == b.hex() and bytes.fromhex(e.hex()) == e
    mix(e.replace(c, b'!') if c else b'', e.split(), e.title(), e[lo:hi:step], e.rfind(c), e.center(20, b'-'))
    if i % 500 == 0:
        print(i, acc, ascii(s))
print(acc)
big = ''.join(rnd.choice('abé€😀') for _ in range(20000))
idx = [rnd.randrange(20000) for _ in range(500)]
print(sum(ord(big[i]) for i in idx), len(big.encode()), big.count('é'), big.find('😀😀😀'), big.rfind('ab€'), len(big.split('€')), sum(map(len, big.replace('é', '--').split('--'))), big[5000:5005] == ''.join(big[i] for i in range(5000, 5005)))
