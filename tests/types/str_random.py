# str and bytes: random texts through the searching, splitting and slicing methods.
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md
seed = 4242
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
    return (seed >> 33) % n
def pick(x): return x[rnd(len(x))]
alph = ['a', 'b', 'ab', 'é', '😀', ' ', '\n', '\u2003', 'x', '\r\n', ',', '\t', 'aa', '\ud800']
def word(n):
    return ''.join([pick(alph) for i in range(rnd(n))])
def show(r):
    return ascii(r)
for i in range(6000 // SHARE):
    a = word(pick([3, 8, 20, 90]))
    if rnd(3) == 0: a = ''.join([c for c in a if ord(c) < 128])
    s = pick([word(3), word(2), a[1:3], a[2:6], 'a', ' '])
    t = pick([word(3), '', s])
    lo = pick([None, 0, 1, 2, -1, -3, 5, 100, -100]); hi = pick([None, 0, 1, 3, -1, -2, 8, 100])
    k = pick([-1, -1, 0, 1, 2, 5])
    fs = [lambda: a.find(s, lo, hi), lambda: a.rfind(s, lo, hi), lambda: a.count(s, lo, hi), lambda: a.startswith(s, lo, hi), lambda: a.endswith(s, lo, hi), lambda: a.replace(s, t, k), lambda: a.split(s, k), lambda: a.rsplit(s, k), lambda: a.split(None, k), lambda: a.rsplit(None, k), lambda: a.splitlines(), lambda: a.splitlines(True), lambda: a.partition(s), lambda: a.rpartition(s), lambda: a.strip(s), lambda: a.lstrip(s), lambda: a.rstrip(s), lambda: a.strip(), lambda: s.join([a, t, s]), lambda: a[lo:hi], lambda: a[lo:hi:2], lambda: a[hi:lo:-1], lambda: a[::-3], lambda: a[::40], lambda: a[::-40], lambda: a * rnd(4), lambda: a + s + t, lambda: a.center(rnd(30), pick('x é')), lambda: a.ljust(rnd(30), pick('xé')), lambda: a.zfill(rnd(20)), lambda: a.expandtabs(rnd(6)), lambda: (a < s, a == s, a > s, a <= t), lambda: s in a, lambda: a.translate({97: 'xy', 98: None, 233: 0x1f600}), lambda: a.title(), lambda: a.removeprefix(s), lambda: a.removesuffix(s), lambda: [ord(c) for c in a], lambda: a.index(s), lambda: a.encode('utf-8', 'surrogatepass').decode('utf-8', 'surrogatepass') == a, lambda: repr(a), lambda: list(reversed(a))[:5]]
    b = None
    if '\ud800' not in a + s + t:
        A = a.encode(); S = s.encode(); T = t.encode()
        fs += [lambda: A.find(S, lo, hi), lambda: A.rfind(S, lo, hi), lambda: A.count(S, lo, hi), lambda: A.startswith(S, lo, hi), lambda: A.replace(S, T, k), lambda: A.split(S, k), lambda: A.rsplit(S, k), lambda: A.split(None, k), lambda: A.rsplit(None, k), lambda: A.splitlines(True), lambda: A.partition(S), lambda: A.strip(S), lambda: A[lo:hi], lambda: A[hi:lo:-1], lambda: A.title(), lambda: A.hex(':', k), lambda: A.center(rnd(30)), lambda: bytearray(A).replace(S, T), lambda: S in A, lambda: A.expandtabs(rnd(6)), lambda: A.capitalize()]
    f = pick(fs)
    try: r = f()
    except Exception as e: r = type(e).__name__ + ' ' + str(e)
    print(i, show(r))
