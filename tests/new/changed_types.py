# test: expect
# Error texts and results of built-in types and functions that changed after 3.11.
import array, cmath, collections, functools, itertools, math, random, struct
from collections import OrderedDict, deque


class C:
    pass


class S:
    __slots__ = ('x',)


class H:
    __hash__ = None


P = collections.namedtuple('P', 'x y')
nan = float('nan')


def t(src):
    try:
        r = eval(src, globals(), {'l': [1, 2, 3], 'd': {'a': 1}, 'q': deque([1, 2, 3]), 'c': C(), 's': S(), 'r': random.Random(1)})
        print(src, '=', repr(r))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''max([])|min([])|max('')|max({})|range(5).index(9)|range(0, 10, 2).index(3)|l.index(9)|l.index(1, 1)|l.sort(reverse='a')|l.sort(foo=1)|sorted([1, 2], reverse='x')|sorted([1, 2], reverse=None)|q.index(9)|q.remove(9)|q.rotate(1, 2)|max(1, 2, foo=1)|sum([1e16, 1, -1e16])|sum([0.1] * 10)|sum([0.1] * 10, 1)|sum([0.1, 1j, 0.2])
1 // 0|1 % 0|1 / 0|1.0 // 0|1.0 % 0|1.0 / 0|divmod(1, 0)|divmod(1.0, 0)|0 ** -1|0.0 ** -1|1j / 0|0j ** -1|10 ** 400 / 0|pow(0, -1)|pow(2, 5, 0)|pow(2, -1, 4)|complex([1])|complex(None)|complex(b'1')|complex(foo=1)|complex('a')|1 + 2j * 1|2 * (-0.0 + 1j)|1 - 0j|complex(1, 2j)
[] in {}|{}[[]]|{[]}|{[]: 1}|d[[]]|d.get([])|{1}.add([])|set([[]])|frozenset([{}])|dict([([], 1)])|dict.fromkeys([[]])|hash([])|{H()}|{}[H()]|[] in {1}|{1}.remove([])|{1}.discard([])|d.pop([])|d.setdefault([], 1)|{} in {1}|d.update({1: 2}, 5)
1 in 5|1 in None|1 in C()|1 not in 5|'a' in 1.5|1 in len
c.__slots__|setattr(5, 'x', 1)|setattr([], 'x', 1)|setattr(s, 'y', 1)|setattr(object(), 'x', 1)|setattr(None, 'x', 1)|setattr(len, 'x', 1)|setattr((), 'x', 1)|delattr(5, 'x')|delattr(s, 'y')|setattr(1.5, 'real', 1)|setattr('a', 'x', 1)|setattr(P(1, 2), 'z', 1)
print(foo=1)|int(foo=1)|str(foo=1)|zip(foo=1)|int('1', 2, 3)|ImportError(foo=1)|NameError(foo=1)|float(foo=1)|list(foo=1)|tuple(foo=1)|set(foo=1)|dict(5)|dict([1])|bool(foo=1)|bytes(foo=1)|enumerate(foo=1)|range(foo=1)|reversed(foo=1)|open(foo=1)|sorted([], foo=1)|''.split(foo=1)|print(1, 2, bar=3)|str(1, 2, 3, 4)
''.find()|''.find(1)|''.count(5)|'abc'.index(b'a')|'abc'.replace('a')|'a'.center(5, '**')|b'a'.center(5, b'**')|'%c' % 'ab'|'%c' % 1.5|b'%c' % b'ab'|b'%c' % 'a'|''.join([1])|bytes.fromhex('1')|bytes.fromhex('zz')|bytes.fromhex(5)|bytes.fromhex(b'ab')|bytearray(b'ab').extend('xy')|'abc'.replace('a', 'b', count=1)|'aaa'.replace('a', 'b', count=2)|'abc'.startswith('a', 0, 1, 2)
object.__new__(S, 1)|super(int, 'a')|super(S, C())|property().__set__(1, 2)|property(lambda s: 1).__set__(1, 2)|isinstance(1, [int])|issubclass(1, int)|slice(1, 2) in {slice(1, 2)}|hash(slice(1, 2)) == hash(slice(1, 2))|{slice(1): 5}[slice(1)]|float.from_number(3)|float.from_number('a')|complex.from_number(2.5)|bool.__doc__|None.__doc__|C.__static_attributes__|C.__firstlineno__ > 0|memoryview(b'aba').index(97, 1)|memoryview(b'aba').count(97)
l[1:3].__setitem__(slice(0, 1), 5)|array.array('i', [1]).index(5)|array.array('z')|array.array('w', 'aé😀')|array.array('w', 'ab').tounicode()|struct.pack('b', 200)|struct.pack('h', 40000)|struct.pack('B', -1)|struct.pack('q', 2 ** 63)|random.Random([])|r.randint(5, 1)|r.randrange(5, 5)|r.randrange(1.5)|r.choices([1], k=-1)|itertools.chain(5).__next__()|OrderedDict(a=1)|repr(OrderedDict())|functools.reduce(lambda a, b: a + b, [1, 2], initial=5)|P(1, 2)._replace(z=1)|deque([1]).index(2)|round(5, ndigits=None)|int.__round__(5, None)|pow(2, 3, mod=None)
(1).is_integer()|True.is_integer()|math.log()|math.ldexp(1, 2.5)|math.factorial(-1)|math.sqrt(-1)|math.log(0)|math.exp(1000)|math.gamma(-1)|math.acos(2)|math.fmod(1, 0)|math.pow(0, -1)|math.comb(-1, 1)|math.isqrt(-1)|math.fsum([math.inf, -math.inf])|math.dist([1], [1, 2])|cmath.log(0)|cmath.exp(1000)
~True|~False|int('1' * 5000)|str(10 ** 5000)|int('١' * 3)|'\\ud800'.encode()|b'\\xff'.decode()|'é'.encode('ascii')|float('1_')|float('')|int('')|int('0x', 16)|chr(-1)|chr(0x110000)|chr(2 ** 70)|ord('')|ord('ab')|ord(5)|ord(b'ab')'''.replace('\n', '|').split('|'):
    if src in ('~True', '~False'):
        continue
    t(src)
#> max([]) -> ValueError max() iterable argument is empty
#> min([]) -> ValueError min() iterable argument is empty
#> max('') -> ValueError max() iterable argument is empty
#> max({}) -> ValueError max() iterable argument is empty
#> range(5).index(9) -> ValueError range.index(x): x not in range
#> range(0, 10, 2).index(3) -> ValueError range.index(x): x not in range
#> l.index(9) -> ValueError list.index(x): x not in list
#> l.index(1, 1) -> ValueError list.index(x): x not in list
#> l.sort(reverse='a') = None
#> l.sort(foo=1) -> TypeError sort() got an unexpected keyword argument 'foo'
#> sorted([1, 2], reverse='x') = [2, 1]
#> sorted([1, 2], reverse=None) = [1, 2]
#> q.index(9) -> ValueError deque.index(x): x not in deque
#> q.remove(9) -> ValueError deque.remove(x): x not in deque
#> q.rotate(1, 2) -> TypeError rotate expected at most 1 argument, got 2
#> max(1, 2, foo=1) -> TypeError max() got an unexpected keyword argument 'foo'
#> sum([1e16, 1, -1e16]) = 1.0
#> sum([0.1] * 10) = 1.0
#> sum([0.1] * 10, 1) = 2.0
#> sum([0.1, 1j, 0.2]) = (0.30000000000000004+1j)
#> 1 // 0 -> ZeroDivisionError division by zero
#> 1 % 0 -> ZeroDivisionError division by zero
#> 1 / 0 -> ZeroDivisionError division by zero
#> 1.0 // 0 -> ZeroDivisionError division by zero
#> 1.0 % 0 -> ZeroDivisionError division by zero
#> 1.0 / 0 -> ZeroDivisionError division by zero
#> divmod(1, 0) -> ZeroDivisionError division by zero
#> divmod(1.0, 0) -> ZeroDivisionError division by zero
#> 0 ** -1 -> ZeroDivisionError zero to a negative power
#> 0.0 ** -1 -> ZeroDivisionError zero to a negative power
#> 1j / 0 -> ZeroDivisionError division by zero
#> 0j ** -1 -> ZeroDivisionError zero to a negative or complex power
#> 10 ** 400 / 0 -> ZeroDivisionError division by zero
#> pow(0, -1) -> ZeroDivisionError zero to a negative power
#> pow(2, 5, 0) -> ValueError pow() 3rd argument cannot be 0
#> pow(2, -1, 4) -> ValueError base is not invertible for the given modulus
#> complex([1]) -> TypeError complex() argument must be a string or a number, not list
#> complex(None) -> TypeError complex() argument must be a string or a number, not NoneType
#> complex(b'1') -> TypeError complex() argument must be a string or a number, not bytes
#> complex(foo=1) -> TypeError complex() got an unexpected keyword argument 'foo'
#> complex('a') -> ValueError complex() arg is a malformed string
#> 1 + 2j * 1 = (1+2j)
#> 2 * (-0.0 + 1j) = 2j
#> 1 - 0j = (1-0j)
#> complex(1, 2j) = (-1+0j)
#> [] in {} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {}[[]] -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {[]} -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {[]: 1} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> d[[]] -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> d.get([]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {1}.add([]) -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> set([[]]) -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> frozenset([{}]) -> TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
#> dict([([], 1)]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> dict.fromkeys([[]]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> hash([]) -> TypeError unhashable type: 'list'
#> {H()} -> TypeError cannot use 'H' as a set element (unhashable type: 'H')
#> {}[H()] -> TypeError cannot use 'H' as a dict key (unhashable type: 'H')
#> [] in {1} -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.remove([]) -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.discard([]) -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> d.pop([]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> d.setdefault([], 1) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {} in {1} -> TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
#> d.update({1: 2}, 5) -> TypeError update expected at most 1 argument, got 2
#> 1 in 5 -> TypeError argument of type 'int' is not a container or iterable
#> 1 in None -> TypeError argument of type 'NoneType' is not a container or iterable
#> 1 in C() -> TypeError argument of type 'C' is not a container or iterable
#> 1 not in 5 -> TypeError argument of type 'int' is not a container or iterable
#> 'a' in 1.5 -> TypeError argument of type 'float' is not a container or iterable
#> 1 in len -> TypeError argument of type 'builtin_function_or_method' is not a container or iterable
#> c.__slots__ -> AttributeError 'C' object has no attribute '__slots__'
#> setattr(5, 'x', 1) -> AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr([], 'x', 1) -> AttributeError 'list' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr(s, 'y', 1) -> AttributeError 'S' object has no attribute 'y' and no __dict__ for setting new attributes
#> setattr(object(), 'x', 1) -> AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr(None, 'x', 1) -> AttributeError 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr(len, 'x', 1) -> AttributeError 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr((), 'x', 1) -> AttributeError 'tuple' object has no attribute 'x' and no __dict__ for setting new attributes
#> delattr(5, 'x') -> AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
#> delattr(s, 'y') -> AttributeError 'S' object has no attribute 'y' and no __dict__ for setting new attributes
#> setattr(1.5, 'real', 1) -> AttributeError attribute 'real' of 'float' objects is not writable
#> setattr('a', 'x', 1) -> AttributeError 'str' object has no attribute 'x' and no __dict__ for setting new attributes
#> setattr(P(1, 2), 'z', 1) -> AttributeError 'P' object has no attribute 'z' and no __dict__ for setting new attributes
#> print(foo=1) -> TypeError print() got an unexpected keyword argument 'foo'
#> int(foo=1) -> TypeError int() got an unexpected keyword argument 'foo'
#> str(foo=1) -> TypeError str() got an unexpected keyword argument 'foo'
#> zip(foo=1) -> TypeError zip() got an unexpected keyword argument 'foo'
#> int('1', 2, 3) -> TypeError int expected at most 2 arguments, got 3
#> ImportError(foo=1) -> TypeError ImportError() got an unexpected keyword argument 'foo'
#> NameError(foo=1) -> TypeError NameError() got an unexpected keyword argument 'foo'
#> float(foo=1) -> TypeError float() takes no keyword arguments
#> list(foo=1) -> TypeError list() takes no keyword arguments
#> tuple(foo=1) -> TypeError tuple() takes no keyword arguments
#> set(foo=1) -> TypeError set() takes no keyword arguments
#> dict(5) -> TypeError 'int' object is not iterable
#> dict([1]) -> TypeError object is not iterable
#> bool(foo=1) -> TypeError bool() takes no keyword arguments
#> bytes(foo=1) -> TypeError bytes() got an unexpected keyword argument 'foo'
#> enumerate(foo=1) -> TypeError 'foo' is an invalid keyword argument for enumerate()
#> range(foo=1) -> TypeError range() takes no keyword arguments
#> reversed(foo=1) -> TypeError reversed() takes no keyword arguments
#> open(foo=1) -> TypeError open() missing required argument 'file' (pos 1)
#> sorted([], foo=1) -> TypeError sort() got an unexpected keyword argument 'foo'
#> ''.split(foo=1) -> TypeError split() got an unexpected keyword argument 'foo'
#> print(1, 2, bar=3) -> TypeError print() got an unexpected keyword argument 'bar'
#> str(1, 2, 3, 4) -> TypeError str expected at most 3 arguments, got 4
#> ''.find() -> TypeError find expected at least 1 argument, got 0
#> ''.find(1) -> TypeError find() argument 1 must be str, not int
#> ''.count(5) -> TypeError count() argument 1 must be str, not int
#> 'abc'.index(b'a') -> TypeError index() argument 1 must be str, not bytes
#> 'abc'.replace('a') -> TypeError replace() takes at least 2 positional arguments (1 given)
#> 'a'.center(5, '**') -> TypeError The fill character must be exactly one character long
#> b'a'.center(5, b'**') -> TypeError center(): argument 2 must be a byte string of length 1, not a bytes object of length 2
#> '%c' % 'ab' -> TypeError %c requires an int or a unicode character, not a string of length 2
#> '%c' % 1.5 -> TypeError %c requires an int or a unicode character, not float
#> b'%c' % b'ab' -> TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
#> b'%c' % 'a' -> TypeError %c requires an integer in range(256) or a single byte, not str
#> ''.join([1]) -> TypeError sequence item 0: expected str instance, int found
#> bytes.fromhex('1') -> ValueError fromhex() arg must contain an even number of hexadecimal digits
#> bytes.fromhex('zz') -> ValueError non-hexadecimal number found in fromhex() arg at position 0
#> bytes.fromhex(5) -> TypeError fromhex() argument must be str or bytes-like, not int
#> bytes.fromhex(b'ab') = b'\xab'
#> bytearray(b'ab').extend('xy') -> TypeError expected iterable of integers; got: 'str'
#> 'abc'.replace('a', 'b', count=1) = 'bbc'
#> 'aaa'.replace('a', 'b', count=2) = 'bba'
#> 'abc'.startswith('a', 0, 1, 2) -> TypeError startswith expected at most 3 arguments, got 4
#> object.__new__(S, 1) -> TypeError S() takes no arguments
#> super(int, 'a') -> TypeError super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
#> super(S, C()) -> TypeError super(type, obj): obj (instance of C) is not an instance or subtype of type (S).
#> property().__set__(1, 2) -> AttributeError property of 'int' object has no setter
#> property(lambda s: 1).__set__(1, 2) -> AttributeError property '<lambda>' of 'int' object has no setter
#> isinstance(1, [int]) -> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
#> issubclass(1, int) -> TypeError issubclass() arg 1 must be a class
#> slice(1, 2) in {slice(1, 2)} = True
#> hash(slice(1, 2)) == hash(slice(1, 2)) = True
#> {slice(1): 5}[slice(1)] = 5
#> float.from_number(3) = 3.0
#> float.from_number('a') -> TypeError must be real number, not str
#> complex.from_number(2.5) = (2.5+0j)
#> bool.__doc__ = 'Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.'
#> None.__doc__ = 'The type of the None singleton.'
#> C.__static_attributes__ = ()
#> C.__firstlineno__ > 0 = True
#> memoryview(b'aba').index(97, 1) = 2
#> memoryview(b'aba').count(97) = 2
#> l[1:3].__setitem__(slice(0, 1), 5) -> TypeError must assign iterable to extended slice
#> array.array('i', [1]).index(5) -> ValueError array.index(x): x not in array
#> array.array('z') -> ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
#> array.array('w', 'aé😀') = array('w', 'aé😀')
#> array.array('w', 'ab').tounicode() = 'ab'
#> struct.pack('b', 200) -> error 'b' format requires -128 <= number <= 127
#> struct.pack('h', 40000) -> error 'h' format requires -32768 <= number <= 32767
#> struct.pack('B', -1) -> error 'B' format requires 0 <= number <= 255
#> struct.pack('q', 2 ** 63) -> error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
#> random.Random([]) -> TypeError The only supported seed types are:
#> None, int, float, str, bytes, and bytearray.
#> r.randint(5, 1) -> ValueError empty range in randint(5, 1)
#> r.randrange(5, 5) -> ValueError empty range in randrange(5, 5)
#> r.randrange(1.5) -> TypeError 'float' object cannot be interpreted as an integer
#> r.choices([1], k=-1) = []
#> itertools.chain(5).__next__() -> TypeError 'int' object is not iterable
#> OrderedDict(a=1) = OrderedDict({'a': 1})
#> repr(OrderedDict()) = 'OrderedDict()'
#> functools.reduce(lambda a, b: a + b, [1, 2], initial=5) = 8
#> P(1, 2)._replace(z=1) -> TypeError Got unexpected field names: ['z']
#> deque([1]).index(2) -> ValueError deque.index(x): x not in deque
#> round(5, ndigits=None) = 5
#> int.__round__(5, None) = 5
#> pow(2, 3, mod=None) = 8
#> (1).is_integer() = True
#> True.is_integer() = True
#> math.log() -> TypeError log expected at least 1 argument, got 0
#> math.ldexp(1, 2.5) -> TypeError Expected an int as second argument to ldexp.
#> math.factorial(-1) -> ValueError factorial() not defined for negative values
#> math.sqrt(-1) -> ValueError expected a nonnegative input, got -1.0
#> math.log(0) -> ValueError expected a positive input
#> math.exp(1000) -> OverflowError math range error
#> math.gamma(-1) -> ValueError expected a noninteger or positive integer, got -1.0
#> math.acos(2) -> ValueError expected a number in range from -1 up to 1, got 2.0
#> math.fmod(1, 0) -> ValueError math domain error
#> math.pow(0, -1) -> ValueError math domain error
#> math.comb(-1, 1) -> ValueError n must be a non-negative integer
#> math.isqrt(-1) -> ValueError isqrt() argument must be nonnegative
#> math.fsum([math.inf, -math.inf]) -> ValueError -inf + inf in fsum
#> math.dist([1], [1, 2]) -> ValueError both points must have the same number of dimensions
#> cmath.log(0) -> ValueError math domain error
#> cmath.exp(1000) -> OverflowError math range error
#> int('1' * 5000) -> ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
#> str(10 ** 5000) -> ValueError Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
#> int('١' * 3) = 111
#> '\ud800'.encode() -> UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
#> b'\xff'.decode() -> UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
#> 'é'.encode('ascii') -> UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
#> float('1_') -> ValueError could not convert string to float: '1_'
#> float('') -> ValueError could not convert string to float: ''
#> int('') -> ValueError invalid literal for int() with base 10: ''
#> int('0x', 16) -> ValueError invalid literal for int() with base 16: '0x'
#> chr(-1) -> ValueError chr() arg not in range(0x110000)
#> chr(0x110000) -> ValueError chr() arg not in range(0x110000)
#> chr(2 ** 70) -> ValueError chr() arg not in range(0x110000)
#> ord('') -> TypeError ord() expected a character, but string of length 0 found
#> ord('ab') -> TypeError ord() expected a character, but string of length 2 found
#> ord(5) -> TypeError ord() expected string of length 1, but int found
#> ord(b'ab') -> TypeError ord() expected a character, but string of length 2 found
