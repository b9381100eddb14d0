# format(): random specs of str, int, float and complex.
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & ((1<<64)-1)
    return (seed >> 33) % n
def pick(x): return x[rnd(len(x))]
vals = ['abc', '', 'é😀z', 0, 1, -1, 5, 255, -255, 1234, 1234567, -1234567890, 10**20, -10**25, True, False, 65, 0x1f600, 0.0, -0.0, 1.0, -1.5, 3.14159265358979, 1e16, 1e-5, 123456.789, 1e100, 1e300, 5e-324, 99999.5, 0.5, 2.5, float('inf'), float('-inf'), float('nan'), 1234567.891, 1j, -1j, 1+2j, -0.0-1.5j, complex(0.0, -0.0), 1e20+1e-7j, 1234567.5+2345678.25j, 0.1, 1/3, 100.0, 123.0, 1e15, 1e22,0.0001, 9.9999e-5]
for i in range(8000 // SHARE):
    s = ''
    if rnd(3) == 0: s += pick(['', '*', '0', 'é', '<', ' ', ',']) 
    if rnd(2) == 0: s += pick('<>=^')
    if rnd(3) == 0: s += pick('+- ')
    if rnd(8) == 0: s += 'z'
    if rnd(5) == 0: s += '#'
    if rnd(4) == 0: s += '0'
    if rnd(2) == 0: s += str(pick([0, 1, 3, 5, 8, 10, 11, 12, 13, 14, 20, 25]))
    if rnd(5) == 0: s += pick([',', '_', ',', '_', ',,', '__', ',_', '_,'])
    if rnd(3) == 0: s += '.' + pick(['0', '1', '2', '3', '5', '10', '17', '20', '', '00'])
    if rnd(3) != 0: s += pick(['b', 'c', 'd', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 'o', 'x', 'X', '%', 's', 'q', 'é'])
    if rnd(60) == 0: s += 'x'
    v = pick(vals)
    try:
        r = format(v, s)
    except Exception as e:
        r = type(e).__name__ + ' ' + str(e)
    print(ascii(v), ascii(s), ascii(r))
