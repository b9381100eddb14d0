# int() of strings, bytes and numbers, bases, digits of other scripts, errors, the digit limit.
import sys


def t(*a, **k):
    try:
        print(ascii(a), k or '', '=', int(*a, **k))
    except Exception as e:
        print(ascii(a), k or '', '->', type(e).__name__, ascii(str(e)))


for s in ('0', '1', '-1', '+1', ' 42 ', '\t7\n', '0010', '1_000', '1__0', '_1', '1_', '', ' ', '+', '-', '--1', '+-1', '1 2', '1.0', '1e5', 'abc', '0x10', '0b1', '12a', '١٢٣', '１２', '\xa05\u2003', '٣_٤', '5\x00', '\x00', '\ud800', '²', '½', '9' * 30, '-' + '9' * 30, b'12', b' -5 ', b'', b'x', b'\xff', bytearray(b'77'), '0' * 50 + '7', '1' * 400, '- 1', '１_２', '𝟗', 'Ⅷ'):
    t(s)
for s, b in (('10', 2), ('10', 8), ('10', 16), ('10', 36), ('zz', 36), ('ZZ', 36), ('0x10', 16), ('0X10', 16), ('0b101', 2), ('0B1', 2), ('0o17', 8), ('0O17', 8), ('0x10', 0), ('0b11', 0), ('0o17', 0), ('10', 0), ('010', 0), ('0', 0), ('00', 0), ('0_0', 0), ('-0x1f', 0), ('+0b1', 0), ('0x', 0), ('0x', 16), ('0b2', 2), ('0b', 2), ('2', 2), ('8', 8), ('g', 16), ('0b1', 16), ('0x_f', 0), ('0x_f', 16), ('f_f', 16), ('0_x1', 0), ('1', 1), ('1', 37), ('1', -1), ('1', -5), (b'ff', 16), ('ff', True), ('1010', 3), ('z', 35), ('1' * 100, 2), ('f' * 40, 16), ('7' * 60, 8), ('z' * 30, 36), ('2' * 50, 3), ('', 0), ('', 16), (' 0x1 ', 0), ('1_0', 0), ('0_1', 0), ('0b_1', 0), ('٣', 0), ('٣', 4), ('0٣', 10), ('- 0x1', 0)):
    t(s, b)
t()
t(5, 10)
t('5', 'x')
t('5', 10.0)
t('5', None)
t('5', base=16)
t(base=16)
t(None)
t([])
t({})
t(1.5)
t(-1.5)
t(1e20)
t(1e308) if False else None
t(True)
t(1j)
t('5', 10 ** 30)
t(float('inf'))
t(float('nan'))


class Int:
    def __int__(self): return 7
class Idx:
    def __index__(self): return 8
class Trunc:
    def __init__(self, v): self.v = v
class Bad:
    def __int__(self): return 'x'
class BadIdx:
    def __index__(self): return 1.5
class Raise:
    def __int__(self): raise ValueError('raised')
class IntSub(int):
    def __int__(self): return 99
class StrSub(str):
    pass


for o in (Int(), Idx(), Bad(), BadIdx(), Raise(), IntSub(5)):
    try:
        print(type(o).__name__, int(o), type(int(o)).__name__)
    except Exception as e:
        print(type(o).__name__, type(e).__name__, e)
print(int(StrSub('12')), int('5', Idx()), int(b'101', 2))
for o in (object(), len, int, Trunc(1)):
    try:
        int(o)
    except TypeError as e:
        print(str(e).split(' not ')[0])
# the decimal digit limit
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
for f in (lambda: str(10 ** 4300), lambda: int('1' * 4301), lambda: repr(-10 ** 5000), lambda: f'{10 ** 4300}', lambda: '%d' % 10 ** 1 and '%d' % (10 ** 4300), lambda: int('1' * 4300) % 7, lambda: len(str(10 ** 4299)), lambda: len(hex(10 ** 5000)), lambda: int('f' * 5000, 16) % 9, lambda: int('7' * 5000, 7 + 1) % 9, lambda: int('2' * 5000, 3), lambda: int('_'.join('1' * 4301)), lambda: int('1' * 4301, 10), lambda: len(f'{10 ** 5000:x}'), lambda: f'{10 ** 5000:n}', lambda: format(10 ** 5000, ','), lambda: int(b'1' * 5000), lambda: str([10 ** 5000])):
    try:
        print(f())
    except ValueError as e:
        print(e)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 20000)), int('1' * 10000) % 97, str(3 ** 20000)[:20])
sys.set_int_max_str_digits(640)
try:
    str(10 ** 640)
except ValueError as e:
    print(e)
print(len(str(10 ** 639)))
for v in (639, -1, 'a', 2 ** 70):
    try:
        sys.set_int_max_str_digits(v)
    except Exception as e:
        print(v, type(e).__name__)
sys.set_int_max_str_digits(4300)
n = 7 ** 5000
print(int(str(n)) == n, str(int('9' * 3000)) == '9' * 3000, int('1' + '0' * 4000) == 10 ** 4000)
for k in (1, 9, 17, 18, 19, 20, 36, 37, 38, 39, 100, 1000, 4000):
    v = 10 ** k
    assert int(str(v)) == v and int(str(v - 1)) == v - 1 and int(str(-v)) == -v and str(v - 1) == '9' * k
print('round trips')
