# math: every function over ordinary, special and wrong arguments.
import math


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


inf, nan = math.inf, math.nan
names1 = 'acos acosh asin asinh atan atanh ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor gamma isfinite isinf isnan lgamma log log10 log1p log2 modf frexp radians sin sinh sqrt tan tanh trunc cbrt ulp isqrt'.split()
vals = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, 3.7, -3.7, 10, 100.0, 1e-10, 1e10, 0, 1, -1, 5, True, inf, -inf, nan, 10**20, -10**20]
for n in names1:
    row = []
    for v in vals:
        try:
            r = getattr(math, n)(v)
            row.append('%.12g' % r if isinstance(r, float) else repr(r) if not isinstance(r, tuple) else repr(tuple('%.12g' % x for x in r)))
        except Exception as e:
            row.append(type(e).__name__)
    print(n, *row)
for n in ('acos', 'sqrt', 'ceil', 'factorial', 'gcd', 'isqrt', 'trunc', 'floor', 'exp', 'isnan', 'frexp'):
    for a in (('a',), (None,), ([],), (1j,), ()):
        try:
            print(n, a, getattr(math, n)(*a))
        except Exception as e:
            print(n, a, type(e).__name__, e)
for src in '''math.pi|math.e|math.tau|math.inf|math.nan|math.atan2(1, 2)|math.atan2(0.0, -0.0)|math.atan2(-0.0, -1)|math.atan2(inf, -inf)|math.atan2(nan, 1)|math.copysign(1, -0.0)|math.copysign(-5, 1)|math.copysign(nan, -1)|math.fmod(7, 3)|math.fmod(-7, 3)|math.fmod(7, -3)|math.fmod(5, inf)|math.remainder(7, 3)|math.remainder(-7, 2)|math.remainder(5, inf)|math.ldexp(1.5, 3)|math.ldexp(1, -1074)|math.ldexp(1, -1075)|math.ldexp(inf, 5)|math.ldexp(1, -10**20)|math.frexp(8)|math.frexp(0.3)|math.modf(-1.5)|math.nextafter(1, 2)|math.nextafter(0, -1)|math.nextafter(1, 1)|math.nextafter(inf, 0)|math.ulp(1)|math.ulp(0)|math.ulp(1e300)|math.ulp(inf)
math.pow(2, 3)|math.pow(2, 0.5)|math.pow(0, 0)|math.pow(nan, 0)|math.pow(1, nan)|math.pow(-8, 3)|math.pow(inf, -1)|math.pow(-inf, 3)|math.pow(2, 'a')|math.hypot()|math.hypot(3)|math.hypot(3, 4)|math.hypot(1, 2, 3, 4)|math.hypot(inf, nan)|math.hypot(1e200, 1e200)|math.hypot(1e-200, 1e-200)|math.dist([1, 2], [4, 6])|math.dist((), ())|math.dist([1], [1, 2])|math.dist('ab', [1, 2])|math.dist([0, 0, 0], [1, 1, 1])|math.log(8, 2)|math.log(100, 10)|math.log(10**400)|math.log(2**10000, 2)|math.log10(10**400)|math.log2(2**5000)|math.log(1, 1.5)|math.log(2.5, 10)|math.exp(1)|math.log1p(-0.5)
math.factorial(0)|math.factorial(5)|math.factorial(20)|math.factorial(30)|math.factorial(True)|math.factorial(-1)|math.factorial(5.0)|math.factorial('a')|math.factorial(100) % 10**9|math.comb(5, 2)|math.comb(5, 0)|math.comb(5, 6)|math.comb(100, 50)|math.comb(-1, 2)|math.comb(5, -1)|math.comb(5.0, 2)|math.comb(10**20, 2)|math.comb(60, 30)|math.perm(5, 2)|math.perm(5)|math.perm(5, 6)|math.perm(5, None)|math.perm(-1)|math.perm(5, -1)|math.perm(20, 10)|math.perm(5.0)|math.perm(0)
math.gcd()|math.gcd(5)|math.gcd(12, 18)|math.gcd(-12, 18, 27)|math.gcd(0, 0)|math.gcd(0, 5)|math.gcd(10**30, 10**20 * 3)|math.gcd(1.5, 2)|math.gcd(2**100 * 3, 2**80 * 9)|math.lcm()|math.lcm(4, 6)|math.lcm(4, 0)|math.lcm(-4, 6, 10)|math.lcm(10**20, 15)|math.lcm(1.0)|math.isqrt(0)|math.isqrt(99)|math.isqrt(10**40)|math.isqrt(10**41 + 7)|math.isqrt(-1)|math.isqrt(2**64 - 1)|math.isqrt(True)
math.fsum([0.1] * 10)|math.fsum([1e16, 1, -1e16])|math.fsum([])|math.fsum([inf, 1])|math.fsum([1e308, 1e308, -1e308])|math.fsum(['a'])|math.fsum(5)|math.fsum([nan, 1])|math.fsum([1e-300] * 5)|math.fsum([0.1, 0.2, 0.3, -0.6])|math.prod([1, 2, 3])|math.prod([])|math.prod([1.5, 2])|math.prod([2, 3], start=10)|math.prod(['a', 3])|math.prod([10**20, 10**20])|math.prod(range(1, 21))|math.prod([2, 'a'])|math.prod(5)|math.prod([0.5] * 3, start=2)
math.isclose(1, 1 + 1e-10)|math.isclose(1, 1.1)|math.isclose(1, 1.05, rel_tol=0.1)|math.isclose(0, 1e-10)|math.isclose(0, 1e-10, abs_tol=1e-9)|math.isclose(inf, inf)|math.isclose(nan, nan)|math.isclose(1, 2, rel_tol=-1)|math.isclose(1, 2, 3)|math.ceil(1.2)|math.ceil(-1.2)|math.ceil(1e300) == int(1e300)|math.floor(-0.5)|math.floor(1e20)|math.trunc(-1.9)|math.floor(10**30)|math.ceil(10**30)|math.degrees(math.pi)|math.radians(180)|math.gamma(5)|math.gamma(0.5)|math.lgamma(100)|math.erf(0.5)
math.erfc(10)'''.replace('\n', '|').split('|'):
    t(src)


class C:
    def __ceil__(self): return 'ceil'
    def __floor__(self): return 'floor'
    def __trunc__(self): return 'trunc'
    def __float__(self): return 2.25
    def __index__(self): return 9


class Bad:
    def __float__(self): return 'x'


c = C()
print(math.ceil(c), math.floor(c), math.trunc(c), math.sqrt(c), math.factorial(c), math.gcd(c, 6), math.isqrt(c), math.ldexp(c, 2), math.pow(c, 2))
for f in (lambda: math.sqrt(Bad()), lambda: math.trunc(Bad()), lambda: math.floor('a'), lambda: math.log(0), lambda: math.log(5, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
print(math.__name__, all(math.sin(x) ** 2 + math.cos(x) ** 2 - 1 < 1e-15 for x in range(100)), sum(math.sin(i) for i in range(1000)).__round__(9), math.sqrt(2), math.exp(0.5), math.sin(1), math.cos(1), math.tan(1), math.log(2), math.log10(2), math.atan(1))
