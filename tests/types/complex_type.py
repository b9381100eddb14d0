# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
inf, nan = float('inf'), float('nan')


def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''complex()|complex(1)|complex(1, 2)|complex(1.5, -2)|complex(-0.0, -0.0)|complex(0, -0.0)|complex('1')|complex('1+2j')|complex('-1-2J')|complex('j')|complex('-j')|complex('+j')|complex('1e5+1e-5j')|complex(' 1+2j ')|complex('(1+2j)')|complex(' ( 1+2j ) ')|complex('1 + 2j')
complex('')|complex('1+')|complex('1+2')|complex('j1')|complex('1j2')|complex('inf')|complex('nan+infj')|complex('-inf-nanj')|complex('1_0+2_0j')|complex('(1')|complex('abc')|complex(True)
complex(real=1, imag=2)|complex(imag=3)|complex(1, 2, 3)|complex(10**400)|complex('1.5e3j')|complex('.5j')|complex('5.')|complex('1e')|complex('++1j')|complex('1+-2j')|complex('infinityj')|complex('\\x00')
1+2j|1-2j|-1+2j|-1-2j|(1+2j)*1j|(1+2j)*(3-4j)|(1+2j)/(3-4j)|(1+2j)/2|(1+2j)+1.5|1-(1+2j)|(1+2j)**2|(1+2j)**-1|(1+2j)**0|1j**2|abs(3+4j)|abs(-3j)|-(1+2j)|+(1+2j)|(1+2j).conjugate()|(1+2j).real|(1+2j).imag|(1+2j)==(1+2j)|(1+2j)!=1|1j==1j|1+0j==1|1.5+0j==1.5|bool(0j)|bool(1j)
(1+2j)//1|(1+2j)%2|divmod(1j,1)|1j<2j|1j>=1|~1j|int(1j)|float(1j)|round(1j)|hash(1j)==hash(complex(0,1))|hash(1+0j)==hash(1)|complex(inf, nan)|complex(nan, -inf)|complex(-0.0, 0)|-0j|0j-0|(-0.0+0j)|complex(1e300,1e300)*complex(1e300,1e300)|abs(complex(1e308,1e308))|abs(complex(inf, nan))|abs(complex(nan,1))
str(1j)|str(1.5+2j)|repr(1e100+1e-100j)|repr(complex(1e16,-1e-5))|repr(-0.0j)|repr(complex(-1,0))|repr(complex(0,1))|repr(complex(-0.0,1))|[1j]|{1j: 2}|1j.real|1j .imag|(3+0j).__bool__()|(1j).__getnewargs__()|(1j).__complex__()|(1+2j).__eq__(1)|(1+2j).__eq__('a')
(1+2j).__add__(1)|(1+2j).__add__('a')|(1+2j).__radd__(1)|(1+2j).__mul__(2)|(1+2j).__lt__(1)|(1+2j).__abs__()|(1+2j).__pow__(2)|pow(1+2j, 2, 3)|(1+2j).foo|complex.__mro__|sum([1j, 2, 3.5])|max([1j])|sorted([1j, 2])|1j in [1j]|10**400*1j|'%s' % 1j|'%d' % 1j|'%f' % 1j|'%r' % (1+2j)'''.replace('\n', '|').split('|'):
    t(src)
c = 3.14159 - 1234.5j
for s in ('', '.2f', '.3e', 'g', '+.1f', '20', '<20', '^20', '>20', ',.1f', '.3', 'e', 'F', 'n', '#.2g', '_.1f', ' .1f', '020', '=20', 'd', 'x', '%', 's', '010.1f', '*^30.2f', '.0f', '.17g', 'z.1f' if False else 'G'):
    t(f'format(c, {s!r})')
try:
    c.real = 1
except AttributeError as e:
    print(e)


class C(complex):
    def __repr__(self): return 'C!'
class Cx:
    def __complex__(self): return 1 + 2j
class Fl:
    def __float__(self): return 1.5
class Ix:
    def __index__(self): return 3
class Bad:
    def __complex__(self): return 1


x = C(1, 2)
print(x, repr(x), x + 1, type(x + 1), x == 1 + 2j, complex(Cx()), complex(Fl()), complex(Ix()), complex(Fl(), Ix()), C('1j').imag)
for o in (Bad(),):
    try:
        complex(o)
    except TypeError as e:
        print(e)
for a in (1 + 2j, 3 - 1j, 2.5 - 0.5j):
    for b in (3 - 1j, 1j, 2, 0.5, True):
        print(a, b, a + b, a - b, b - a, a * b, b * a, a / b, a == b, a != b)
for z in (1 + 1j, 2j, -3 + 0j, 0.5 - 0.25j):
    for n in (2, 3, -1, -2, 0, 7, 50):
        print(z, n, z ** n)
