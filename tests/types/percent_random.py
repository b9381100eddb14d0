# % formatting of str and bytes: random items and values.
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md
seed = 777
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
    return (seed >> 33) % n
def pick(x): return x[rnd(len(x))]
class I:
    def __index__(self): return 66
class N:
    def __int__(self): return 67
class F:
    def __float__(self): return 1.25
class B:
    def __bytes__(self): return b'BB'
vals = ['abc', '', 'é😀z', 'q', 0, 1, -1, 5, 255, -255, 1234567, 10**20, -10**25, True, 65, 0x1f600, 0.0, -0.0, 1.0, -1.5, 3.14159265358979, 1e16, 1e-5, 123456.789, 1e100, float('inf'), float('-inf'), float('nan'), None, 2j, b'x', b'yz', I(), N(), F(), B(), [1], (1,2), {'a':1}]
def show(v): return type(v).__name__ if type(v) in (I,N,F,B) else ascii(v)
for i in range(8000 // SHARE):
    s = pick(['', '', 'x', 'é']) + '%'
    if rnd(20) == 0: s += '(a)'
    for k in range(rnd(3)): s += pick('-+ #0')
    if rnd(2) == 0: s += pick(['1', '3', '8', '10', '20', '*'])
    if rnd(3) == 0: s += '.' + pick(['0', '1', '3', '5', '12', '', '*'])
    if rnd(10) == 0: s += pick(['h', 'l', 'L', 'll'])
    s += pick(['d', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G', 'c', 's', 'r', 'a', 'b', '%', 'q', ''])
    s += pick(['', '', 'y', '%%', '%s'])
    v = pick(vals)
    a = pick([(v,), (v,), (v,), v, (5, v), (3, 2, v), {'a': v}])
    if rnd(3) == 0:
        s = s.replace('é', 'e').encode()
        if type(a) is dict: a = {b'a': v}
    try:
        r = s % a
    except Exception as e:
        r = type(e).__name__ + ' ' + str(e)
        if '%c requires' in r: r = 'a bad %c'  # newer versions say more
    if 'object at 0x' in repr(r): r = 'obj'
    print(ascii(s), show(v), ascii(r))
