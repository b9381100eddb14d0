# float methods: hex, fromhex, as_integer_ratio, is_integer, conjugate, round, dunders.
inf, nan = float('inf'), float('nan')
vals = [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 2.5, 3.5, -2.5, 1e16, 123.456, inf, -inf, nan]
for f in vals:
    row = []
    for g in (f.hex, f.is_integer, f.as_integer_ratio, f.conjugate, lambda: f.real, lambda: f.imag, f.__int__, f.__trunc__, f.__floor__, f.__ceil__, f.__round__, f.__bool__, f.__neg__, f.__abs__, f.__pos__, lambda: round(f), lambda: round(f, 1), lambda: round(f, -1), lambda: round(f, 0), lambda: divmod(f, 0.7), lambda: f // 0.3, lambda: hash(f) == hash(f + 0) if f == f else 0, lambda: f == f):
        try:
            row.append(repr(g()))
        except Exception as e:
            row.append(f'{type(e).__name__}:{e}')
    print(f, *row, sep=' | ')


def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for s in ('0x1p0', '0x1.8p1', '-0x1.8p-1', '1.8p1', '0x.8', '0x8', 'ff', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1023', '0x1p1024', '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7p1023', 'inf', '-inf', 'nan', 'Infinity', '', ' 0x1 ', '0x', '0xg', '0x1p', '0x1pz', '1p5', '0x1.p3', '0x1.0000000000000p0', '0x1.00000000000008p0', '0x1.000000000000080p0', '0x1.00000000000018p0', '0x0.0000000000001p-1022', '0x1.fffffffffffffp1023', '0x123456789abcdef0123', '+0x1', '--0x1', '0x1 p1', '0x1p+10', '0X1P10', '0x1p99999999999999999999', '0x0p99999999999', 'x1'):
    t(f'float.fromhex({s!r})')
for src in '''float.fromhex(5)|float.fromhex()|(1.5).hex(1)|(1.5).is_integer(1)|(1.5).as_integer_ratio()|float.as_integer_ratio(5)|round(2.675, 2)|round(1.005, 2)|round(0.5)|round(1.5)|round(2.5)|round(-0.5)|round(-1.5)|round(1e300)|round(1e300, 5)|round(5e-324, 400)
round(123.456, 2)|round(123.456, -2)|round(155.0, -1)|round(145.0, -1)|round(1e16, -1)|round(0.15, 1)|round(0.25, 1)|round(0.35, 1)|round(2.5, 0)|round(inf, 1)|round(nan, 1)|round(inf)|round(nan)|round(1.5, None)|round(1.5, 'a')|round(1.5, 10**20)|round(1.5, -10**20)|round(5.015, 2)
round(1.7976931348623157e308, -308)|round(12345.6789, 3)|round(-12345.6789, -3)|round(0.1, 17)|round(0.1, 18)|round(0.1, 30)|round(1e22, -22)|round(5e15 + 0.5)|round(4503599627370497.5)|round(1.5, True)
(1.5).__add__(2)|(1.5).__add__('a')|(1.5).__radd__(2)|(1.5).__lt__(2)|(1.5).__eq__(1.5)|(1.5).__eq__('a')|(1.5).__divmod__(0.4)|(1.5).__pow__(2)|(1.5).__pow__(2, 3)|(1.5).__rpow__(2)|(1.5).__format__('.3f')|(1.5).__hash__() == hash(1.5)|(1.5).__getnewargs__()|(1.5).__str__()|(1.5).foo|(1.5).real|(1.5).__class__
float.__getformat__('double')|float.__getformat__('x')|float.hex(1)|float.is_integer(5.0)|1.5 .is_integer()|float.__mro__|float.__name__|(0.1).as_integer_ratio()|(1e-300).as_integer_ratio()[0]|(-0.75).as_integer_ratio()|(3.0).as_integer_ratio()|(0.0).as_integer_ratio()|(1e16).as_integer_ratio()'''.replace('\n', '|').split('|'):
    t(src)
import random
r = random.Random(3)
for i in range(40):
    f = r.uniform(-1, 1) * 10 ** r.randint(-20, 20)
    n, d = f.as_integer_ratio()
    assert n / d == f and float.fromhex(f.hex()) == f
    print(round(f, 3), round(f, 0), f.hex(), round(f))


class F(float):
    def __repr__(self): return 'F!'


f = F(2.5)
print(f, repr(f), str(f), type(f + 1), type(-f), type(abs(f)), type(f.real), F('1.5') + F(1), F.fromhex('0x1p1'), type(F.fromhex('0x1p1')), f == 2.5, hash(f) == hash(2.5), f'{f}', '%s' % f, [f], format(f, '.1f'))
print(0.1 + 0.2 == 0.3, 0.5 == 1 / 2, 1e16 == 10**16, nan != nan, nan is nan, inf == inf, -0.0 == 0.0, inf > 10**400, -inf < -10**400, nan < 1, nan > 1, nan == nan, max(nan, 1), max(1, nan), min(nan, 1), sorted([3.5, 1, 2.5, -inf, inf]))
print(1.0.__lt__(2), 5 .__lt__(1.0), 7.0 // 2, -7.0 // 2, 7.0 % -2, -7.0 % 2, 5.5 % 2, -5.5 % 2, 0.0 % 5, -0.0 % 5, 1e20 % 3, 1e-20 % 1, -1e-20 % 1, inf // 1, 1 // inf, -1 // inf, 5 % inf, -5 % inf, 5 % -inf)
