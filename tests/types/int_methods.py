# int methods and attributes: bit_length, bit_count, to_bytes, from_bytes, ratio, conjugate ...
for n in (0, 1, -1, 2, 7, 8, 255, 256, -255, -256, 2**30, 2**31 - 1, 2**62, 2**63, -2**63, 2**64 - 1, 10**30, -10**30):
    print(n, n.bit_length(), n.bit_count(), n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.__index__(), n.__int__(), n.__float__(), n.__trunc__(), n.__floor__(), n.__ceil__(), n.__round__(), round(n, -1), round(n, -2), round(n, 1), n.__bool__(), +n, abs(n))


def t(src):
    try:
        print(src, '=', eval(src))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''(0).to_bytes(0, 'big')|(0).to_bytes(1, 'big')|(255).to_bytes(1, 'big')|(256).to_bytes(2, 'big')|(256).to_bytes(2, 'little')|(256).to_bytes(1, 'big')|(-1).to_bytes(1, 'big')|(-1).to_bytes(2, 'big', signed=True)
(-128).to_bytes(1, 'big', signed=True)|(-129).to_bytes(1, 'big', signed=True)|(127).to_bytes(1, 'big', signed=True)|(128).to_bytes(1, 'big', signed=True)|(128).to_bytes(2, 'little', signed=True)|(10**20).to_bytes(10, 'big')
(10**20).to_bytes(9, 'little')|(10**20).to_bytes(8, 'big')|(-10**20).to_bytes(9, 'big', signed=True)|(1).to_bytes(-1, 'big')|(1).to_bytes(1, 'middle')|(5).to_bytes()|(5).to_bytes(2)|(5).to_bytes(length=3, byteorder='little')|(5).to_bytes('x', 'big')
(1).to_bytes(20, 'big')|(-1).to_bytes(20, 'little', signed=True)|(2**64).to_bytes(9, 'little')|(-2**63).to_bytes(8, 'big', signed=True)|(1).to_bytes(1, byteorder=5)|True.to_bytes(1, 'big')
int.from_bytes(b'', 'big')|int.from_bytes(b'\\x01\\x00', 'big')|int.from_bytes(b'\\x01\\x00', 'little')|int.from_bytes(b'\\xff', 'big', signed=True)|int.from_bytes(b'\\xff\\x7f', 'little', signed=True)|int.from_bytes(b'\\x80\\x00', 'big', signed=True)
int.from_bytes([1, 2, 3], 'big')|int.from_bytes((255, 0), 'little')|int.from_bytes(range(5), 'big')|int.from_bytes([256], 'big')|int.from_bytes([-1], 'big')|int.from_bytes('abc', 'big')|int.from_bytes(5, 'big')|int.from_bytes(b'\\x01')|int.from_bytes(b'a' * 20, 'big')
int.from_bytes(b'\\xff' * 20, 'little', signed=True)|int.from_bytes(bytearray(b'\\x01\\x02'), 'big')|int.from_bytes(memoryview(b'\\x01\\x02'), 'big')|int.from_bytes(b'1', 'x')|int.from_bytes(bytes=b'\\x05', byteorder='big')|(5).from_bytes(b'\\x07', 'big')
(5).bit_length(1)|(5).conjugate(1)|int.bit_length('a')|int.bit_count(5)|int.__add__(1, 2)|int.__add__(1, 'a')|int.__add__('a', 1)|(1).__radd__(2)|(1).__lt__(2)|(1).__lt__(1.5)|(1).__eq__('a')|(5).__divmod__(2)|(5).__rdivmod__(2)
(5).__pow__(2, 7)|(5).__pow__(-1)|(2).__rpow__(5)|(1).__lshift__(70)|(-1).__rshift__(70)|(5).__and__(6.0)|(5).__invert__()|(5).__neg__()|(5).__hash__()|(5).__str__()|(5).__repr__()|(5).__format__('x')|(5).__format__()|(5).__getnewargs__()|(5).__truediv__(2)
(5).__sizeof__() > 0|(5).__dir__() == dir(5)|(5).numerator.__class__|(5).foo|int.numerator.__get__(5)|(5).__class__|type(5).__name__|int.__doc__[:3]|isinstance(5, int)|int.__bases__|bool.__bases__|int.__mro__'''.replace('\n', '|').split('|'):
    t(src)
for name in ('real', 'imag', 'numerator', 'denominator', 'nope'):
    try:
        setattr(5, name, 1)
    except AttributeError as e:
        print(name, type(e).__name__)


class I(int):
    pass


i = I(5)
i.attr = 'x'
print(i, i.attr, type(i + 1), type(+i), type(abs(i)), type(i.real), type(i.numerator), type(round(i)), I.from_bytes(b'\x05', 'big'), type(I.from_bytes(b'\x05', 'big')), I('7'), I('ff', 16), i == 5, hash(i) == hash(5), {5: 'k'}[i], type(i.conjugate()), type(int(i)), repr(i))
for n in range(-20, 21):
    print(n, round(n, -1), end='; ')
print()
print(round(15, -1), round(25, -1), round(-15, -1), round(5, -1), round(150, -2), round(250, -2), round(10**30 + 5 * 10**20, -21), round(12345, -5), round(55555, -5), round(1, -100), round(12345678901234567890, -10), round(5, None), round(True, -1), round(5, 10**10))
for src in ('round(5, 1.5)', 'round(5, "a")', 'round("a")', 'round()', 'round(5, 1, 2)', 'round(number=5.55, ndigits=1)'):
    t(src)
print((10**25).__float__(), float(2**53 + 1), float(-2**53 - 1), float(2**54 + 2), float(2**54 + 3), float(10**22), float(10**23), int(1e22), int(1e23), int(-1.9), int(1.9))
t('float(10**400)'), t('10**400 * 1.0'), t('10**400 / 10**399'), t('10**400 / 3'), t('1 / 10**400'), t('10**400 / 1e10'), t('(10**400 + 1) / 10**400'), t('-10**310 / 10'), t('3 / 2**1080'), t('(2**1100 - 1) / 2**1099'), t('10**30 / 0') , t('int(float("inf"))'), t('int(float("nan"))'), t('10**400 + 1.0'), t('1.0 - 10**400'), t('10**400 // 1.0')
