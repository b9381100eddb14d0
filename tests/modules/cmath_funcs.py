# cmath: functions over finite and special values.
import cmath, math


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


inf, nan = math.inf, math.nan
names = 'acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isfinite isinf isnan'.split()
vals = [0j, 1, -1, 1j, -1j, 1 + 1j, -2 + 3j, 0.5, 2.5 - 0.5j, complex(inf, 1), complex(1, -inf), complex(nan, 0), complex(-0.0, 2), 100]
for n in names:
    row = []
    for v in vals:
        try:
            r = getattr(cmath, n)(v)
            if isinstance(r, complex):
                r = '%.10g%+.10gj' % (r.real, r.imag)
            elif isinstance(r, tuple):
                r = '(%.10g,%.10g)' % r
            elif isinstance(r, float):
                r = '%.10g' % r
            row.append(str(r))
        except Exception as e:
            row.append(type(e).__name__)
    print(n, *row)
for src in '''cmath.pi|cmath.e|cmath.tau|cmath.inf|cmath.infj|cmath.nan|cmath.nanj|cmath.rect(1, 0)|cmath.rect(2, 0) == 2|cmath.rect(0, 5)|cmath.rect(inf, 0)|cmath.rect('a', 1)|cmath.rect(1)|cmath.polar(-1)|cmath.polar('a')|cmath.phase(-1 + 0j)|cmath.phase(0)|cmath.isclose(1, 1 + 1e-12j)|cmath.isclose(1, 2)|cmath.isclose(1j, 1.1j, rel_tol=0.2)|cmath.isclose(0, 1e-12, abs_tol=1e-9)|cmath.isclose(1, 1, rel_tol=-1)|cmath.isclose(inf, inf)|cmath.log(0)|cmath.log(10, 10)|cmath.log(8, 2).real|cmath.log(1j, 0) if 0 else 1|cmath.sqrt(-4)|cmath.sqrt('a')|cmath.exp(1000)|cmath.exp()|cmath.sin(1, 2)|cmath.sqrt(complex(-4, -0.0))|cmath.sqrt(-1)|cmath.exp(0)|cmath.atan(1j)|cmath.isnan(complex(nan, 1))|cmath.isinf(complex(1, -inf))'''.replace('\n', '|').split('|'):
    t(src)


class C:
    def __complex__(self): return 3 + 4j


print(cmath.polar(C()), cmath.sqrt(C()), cmath.phase(True))
for k in range(8):
    z = cmath.exp(1j * cmath.pi * k / 4)
    print(round(z.real, 12), round(z.imag, 12), end='; ')
print()
