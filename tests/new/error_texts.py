# test: expect
"""Texts of errors of built-in functions as of 3.14."""
def t(s):
    try: print(s, eval(s))
    except Exception as e: print(s,type(e).__name__,e)
for s in '''chr(2**31)
chr(2**40)
chr(-2**70)
chr(-1)
int(1,2,3)
int(1,2,3,4)
int('1',base=2,foo=3)
int('1',2,base=3)
int(x=1)
int(base=10)
int('1',foo=1)
str(1,2,3,4)
str(1,2,3,object=4)
str(b'a','utf8',encoding='a')
str(foo=1)
str(object=1,encoding='a')
bool(1,2)
bool(x=1)
float(1,2)
float(x=1)
complex(1,2,3)
complex(1,foo=2)
complex(1,real=2)
list(1,2)
list(x=1)
tuple(1,2)
tuple(x=1)
dict(1,2)
set(1,2)
set(x=1)
frozenset(1,2)
frozenset(x=1)
bytes(1,2,3,4)
bytes(foo=1)
bytearray(1,2,3,4)
range()
range(1,2,3,4)
slice()
slice(1,2,3,4)
enumerate()
enumerate(1,2,3)
enumerate([],foo=1)
enumerate([],start=1,iterable=2)
map()
map(1)
filter(1)
filter(1,2,3)
reversed()
reversed(1,2)
type()
type(1,2)
type(1,2,3,4)
object(1)
super(1,2,3)
property(1,2,3,4,5)
property(foo=1)
classmethod()
staticmethod(1,2)
memoryview()
memoryview(1,2)
open(foo=1)
open()
open('a','r',foo=1)
print(1,sepp=1)
print(1,sep=1)
print(1,en=1)
print(1,fil=1)
print(1,flus=1)
sorted([],kye=1)
sorted()
sorted(1,2)
sum()
sum([],star=1)
sum(1,2,3)
min()
min([],kye=1)
max(1,kye=2)
pow(1)
pow(1,2,3,4)
pow(bas=1)
round()
round(1,ndigit=2)
divmod(1)
abs()
abs(1,2)
len()
len(1,2)
hash()
id()
isinstance(1)
getattr(1)
getattr(1,2,3,4)
setattr(1,2)
iter()
iter(1,2,3)
next()
next(1,2,3)
compile()
compile(1)
compile('1','2')
compile(sourc='1')
eval()
exec()
eval('1',global_=1)
exec('1',globalss={})
__import__()
__import__(nam='a')
format()
input(1,2)
vars(1,2)
dir(1,2)
any()
all(1,2)
hex()
ord()
ord('ab')
chr()
bin(1,2)
callable()
repr()
ascii()
''.join()
''.join(1,2)
''.split(1,2,3)
''.split(sepp=1)
''.replace(1)
''.replace('a','b',cound=1)
''.encode(1,2,3)
''.encode(encodin='a')
''.format_map()
''.expandtabs(tabsiz=1)
[].append()
[].append(1,2)
[].sort(1)
[].sort(kye=1)
[].pop(1,2)
[].insert(1)
[].index()
{}.get()
{}.get(1,2,3)
{}.pop()
{}.setdefault()
{}.update(1,2)
{}.fromkeys()
set().add()
set().pop(1)
b''.hex(1,2,3)
b''.decode(encodin=1)
(1).to_bytes(1,2,3)
(1).to_bytes(lenght=1)
int.from_bytes()
int.from_bytes(b'',byteorde=1)
(1).bit_length(1)
1.0.hex(1)
float.fromhex()
memoryview(b'').cast()
memoryview(b'').cast(formt=1)
(lambda x: x)()
(lambda x: x)(1,2)
(lambda x: x)(y=1)
(lambda x,*,y: x)(1)
(lambda x,/: x)(x=1)
(lambda x,y,z: x)()
(lambda *,a,b,c: x)()
(lambda x=1: x)(1,2)
(lambda x,y=1: x)(1,2,3,z=4)
(lambda x: x)(1,x=2)'''.split('\n'): t(s)

import math
import random

r = random.Random(1)
for source in """math.acos(2)
math.acosh(0.5)
math.asin(-1.5)
math.atanh(1)
math.cos(math.inf)
math.sin(-math.inf)
math.tan(math.inf)
math.log1p(-1)
math.sqrt(-0.5)
math.log(0)
math.log(-1.5)
math.log(2, -1)
math.log2(-3)
math.log10(-10 ** 400)
math.gamma(0)
math.gamma(-math.inf)
math.lgamma(-3)
math.fmod(1, 0)
math.pow(0, -1)
math.exp(1000)
r.randint(5, 1)
r.randint(1.5, 4)
r.randrange(5, 1)
r.seed([])
'%c' % 'ab'
'%c' % ''
'%c' % 1.5
b'%c' % b'ab'
b'%c' % bytearray()
b'%c' % 'a'
sum([1e100, 1.0, -1e100])
sum([0.1] * 10)
sum([1, 1e300, 1.0, -1e300, 2])""".split('\n'):
    t(source)
#> chr(2**31) ValueError chr() arg not in range(0x110000)
#> chr(2**40) ValueError chr() arg not in range(0x110000)
#> chr(-2**70) ValueError chr() arg not in range(0x110000)
#> chr(-1) ValueError chr() arg not in range(0x110000)
#> int(1,2,3) TypeError int expected at most 2 arguments, got 3
#> int(1,2,3,4) TypeError int expected at most 2 arguments, got 4
#> int('1',base=2,foo=3) TypeError int() takes at most 2 arguments (3 given)
#> int('1',2,base=3) TypeError int() takes at most 2 arguments (3 given)
#> int(x=1) TypeError int() got an unexpected keyword argument 'x'
#> int(base=10) TypeError int() missing string argument
#> int('1',foo=1) TypeError int() got an unexpected keyword argument 'foo'
#> str(1,2,3,4) TypeError str expected at most 3 arguments, got 4
#> str(1,2,3,object=4) TypeError str() takes at most 3 arguments (4 given)
#> str(b'a','utf8',encoding='a') TypeError argument for str() given by name ('encoding') and position (2)
#> str(foo=1) TypeError str() got an unexpected keyword argument 'foo'
#> str(object=1,encoding='a') TypeError decoding to str: need a bytes-like object, int found
#> bool(1,2) TypeError bool expected at most 1 argument, got 2
#> bool(x=1) TypeError bool() takes no keyword arguments
#> float(1,2) TypeError float expected at most 1 argument, got 2
#> float(x=1) TypeError float() takes no keyword arguments
#> complex(1,2,3) TypeError complex() takes at most 2 arguments (3 given)
#> complex(1,foo=2) TypeError complex() got an unexpected keyword argument 'foo'
#> complex(1,real=2) TypeError argument for complex() given by name ('real') and position (1)
#> list(1,2) TypeError list expected at most 1 argument, got 2
#> list(x=1) TypeError list() takes no keyword arguments
#> tuple(1,2) TypeError tuple expected at most 1 argument, got 2
#> tuple(x=1) TypeError tuple() takes no keyword arguments
#> dict(1,2) TypeError dict expected at most 1 argument, got 2
#> set(1,2) TypeError set expected at most 1 argument, got 2
#> set(x=1) TypeError set() takes no keyword arguments
#> frozenset(1,2) TypeError frozenset expected at most 1 argument, got 2
#> frozenset(x=1) TypeError frozenset() takes no keyword arguments
#> bytes(1,2,3,4) TypeError bytes() takes at most 3 arguments (4 given)
#> bytes(foo=1) TypeError bytes() got an unexpected keyword argument 'foo'
#> bytearray(1,2,3,4) TypeError bytearray() takes at most 3 arguments (4 given)
#> range() TypeError range expected at least 1 argument, got 0
#> range(1,2,3,4) TypeError range expected at most 3 arguments, got 4
#> slice() TypeError slice expected at least 1 argument, got 0
#> slice(1,2,3,4) TypeError slice expected at most 3 arguments, got 4
#> enumerate() TypeError enumerate() missing required argument 'iterable'
#> enumerate(1,2,3) TypeError enumerate() takes at most 2 arguments (3 given)
#> enumerate([],foo=1) TypeError 'foo' is an invalid keyword argument for enumerate()
#> enumerate([],start=1,iterable=2) TypeError enumerate() takes at most 2 arguments (3 given)
#> map() TypeError map() must have at least two arguments.
#> map(1) TypeError map() must have at least two arguments.
#> filter(1) TypeError filter expected 2 arguments, got 1
#> filter(1,2,3) TypeError filter expected 2 arguments, got 3
#> reversed() TypeError reversed expected 1 argument, got 0
#> reversed(1,2) TypeError reversed expected 1 argument, got 2
#> type() TypeError type() takes 1 or 3 arguments
#> type(1,2) TypeError type() takes 1 or 3 arguments
#> type(1,2,3,4) TypeError type() takes 1 or 3 arguments
#> object(1) TypeError object() takes no arguments
#> super(1,2,3) TypeError super() expected at most 2 arguments, got 3
#> property(1,2,3,4,5) TypeError property() takes at most 4 arguments (5 given)
#> property(foo=1) TypeError property() got an unexpected keyword argument 'foo'
#> classmethod() TypeError classmethod expected 1 argument, got 0
#> staticmethod(1,2) TypeError staticmethod expected 1 argument, got 2
#> memoryview() TypeError memoryview() missing required argument 'object' (pos 1)
#> memoryview(1,2) TypeError memoryview() takes at most 1 argument (2 given)
#> open(foo=1) TypeError open() missing required argument 'file' (pos 1)
#> open() TypeError open() missing required argument 'file' (pos 1)
#> open('a','r',foo=1) TypeError open() got an unexpected keyword argument 'foo'
#> print(1,sepp=1) TypeError print() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
#> print(1,sep=1) TypeError sep must be None or a string, not int
#> print(1,en=1) TypeError print() got an unexpected keyword argument 'en'. Did you mean 'end'?
#> print(1,fil=1) TypeError print() got an unexpected keyword argument 'fil'. Did you mean 'file'?
#> print(1,flus=1) TypeError print() got an unexpected keyword argument 'flus'. Did you mean 'flush'?
#> sorted([],kye=1) TypeError sort() got an unexpected keyword argument 'kye'
#> sorted() TypeError sorted expected 1 argument, got 0
#> sorted(1,2) TypeError sorted expected 1 argument, got 2
#> sum() TypeError sum() takes at least 1 positional argument (0 given)
#> sum([],star=1) TypeError sum() got an unexpected keyword argument 'star'. Did you mean 'start'?
#> sum(1,2,3) TypeError sum() takes at most 2 arguments (3 given)
#> min() TypeError min expected at least 1 argument, got 0
#> min([],kye=1) TypeError min() got an unexpected keyword argument 'kye'
#> max(1,kye=2) TypeError max() got an unexpected keyword argument 'kye'
#> pow(1) TypeError pow() missing required argument 'exp' (pos 2)
#> pow(1,2,3,4) TypeError pow() takes at most 3 arguments (4 given)
#> pow(bas=1) TypeError pow() missing required argument 'base' (pos 1)
#> round() TypeError round() missing required argument 'number' (pos 1)
#> round(1,ndigit=2) TypeError round() got an unexpected keyword argument 'ndigit'. Did you mean 'ndigits'?
#> divmod(1) TypeError divmod expected 2 arguments, got 1
#> abs() TypeError abs() takes exactly one argument (0 given)
#> abs(1,2) TypeError abs() takes exactly one argument (2 given)
#> len() TypeError len() takes exactly one argument (0 given)
#> len(1,2) TypeError len() takes exactly one argument (2 given)
#> hash() TypeError hash() takes exactly one argument (0 given)
#> id() TypeError id() takes exactly one argument (0 given)
#> isinstance(1) TypeError isinstance expected 2 arguments, got 1
#> getattr(1) TypeError getattr expected at least 2 arguments, got 1
#> getattr(1,2,3,4) TypeError getattr expected at most 3 arguments, got 4
#> setattr(1,2) TypeError setattr expected 3 arguments, got 2
#> iter() TypeError iter expected at least 1 argument, got 0
#> iter(1,2,3) TypeError iter expected at most 2 arguments, got 3
#> next() TypeError next expected at least 1 argument, got 0
#> next(1,2,3) TypeError next expected at most 2 arguments, got 3
#> compile() TypeError compile() missing required argument 'source' (pos 1)
#> compile(1) TypeError compile() missing required argument 'filename' (pos 2)
#> compile('1','2') TypeError compile() missing required argument 'mode' (pos 3)
#> compile(sourc='1') TypeError compile() missing required argument 'source' (pos 1)
#> eval() TypeError eval() takes at least 1 positional argument (0 given)
#> exec() TypeError exec() takes at least 1 positional argument (0 given)
#> eval('1',global_=1) TypeError eval() got an unexpected keyword argument 'global_'. Did you mean 'globals'?
#> exec('1',globalss={}) TypeError exec() got an unexpected keyword argument 'globalss'. Did you mean 'globals'?
#> __import__() TypeError __import__() missing required argument 'name' (pos 1)
#> __import__(nam='a') TypeError __import__() missing required argument 'name' (pos 1)
#> format() TypeError format expected at least 1 argument, got 0
#> input(1,2) TypeError input expected at most 1 argument, got 2
#> vars(1,2) TypeError vars expected at most 1 argument, got 2
#> dir(1,2) TypeError dir expected at most 1 argument, got 2
#> any() TypeError any() takes exactly one argument (0 given)
#> all(1,2) TypeError all() takes exactly one argument (2 given)
#> hex() TypeError hex() takes exactly one argument (0 given)
#> ord() TypeError ord() takes exactly one argument (0 given)
#> ord('ab') TypeError ord() expected a character, but string of length 2 found
#> chr() TypeError chr() takes exactly one argument (0 given)
#> bin(1,2) TypeError bin() takes exactly one argument (2 given)
#> callable() TypeError callable() takes exactly one argument (0 given)
#> repr() TypeError repr() takes exactly one argument (0 given)
#> ascii() TypeError ascii() takes exactly one argument (0 given)
#> ''.join() TypeError str.join() takes exactly one argument (0 given)
#> ''.join(1,2) TypeError str.join() takes exactly one argument (2 given)
#> ''.split(1,2,3) TypeError split() takes at most 2 arguments (3 given)
#> ''.split(sepp=1) TypeError split() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
#> ''.replace(1) TypeError replace() takes at least 2 positional arguments (1 given)
#> ''.replace('a','b',cound=1) TypeError replace() got an unexpected keyword argument 'cound'. Did you mean 'count'?
#> ''.encode(1,2,3) TypeError encode() takes at most 2 arguments (3 given)
#> ''.encode(encodin='a') TypeError encode() got an unexpected keyword argument 'encodin'. Did you mean 'encoding'?
#> ''.format_map() TypeError str.format_map() takes exactly one argument (0 given)
#> ''.expandtabs(tabsiz=1) TypeError expandtabs() got an unexpected keyword argument 'tabsiz'. Did you mean 'tabsize'?
#> [].append() TypeError list.append() takes exactly one argument (0 given)
#> [].append(1,2) TypeError list.append() takes exactly one argument (2 given)
#> [].sort(1) TypeError sort() takes no positional arguments
#> [].sort(kye=1) TypeError sort() got an unexpected keyword argument 'kye'
#> [].pop(1,2) TypeError pop expected at most 1 argument, got 2
#> [].insert(1) TypeError insert expected 2 arguments, got 1
#> [].index() TypeError index expected at least 1 argument, got 0
#> {}.get() TypeError get expected at least 1 argument, got 0
#> {}.get(1,2,3) TypeError get expected at most 2 arguments, got 3
#> {}.pop() TypeError pop expected at least 1 argument, got 0
#> {}.setdefault() TypeError setdefault expected at least 1 argument, got 0
#> {}.update(1,2) TypeError update expected at most 1 argument, got 2
#> {}.fromkeys() TypeError fromkeys expected at least 1 argument, got 0
#> set().add() TypeError set.add() takes exactly one argument (0 given)
#> set().pop(1) TypeError set.pop() takes no arguments (1 given)
#> b''.hex(1,2,3) TypeError hex() takes at most 2 arguments (3 given)
#> b''.decode(encodin=1) TypeError decode() got an unexpected keyword argument 'encodin'. Did you mean 'encoding'?
#> (1).to_bytes(1,2,3) TypeError to_bytes() takes at most 2 positional arguments (3 given)
#> (1).to_bytes(lenght=1) TypeError to_bytes() got an unexpected keyword argument 'lenght'. Did you mean 'length'?
#> int.from_bytes() TypeError from_bytes() missing required argument 'bytes' (pos 1)
#> int.from_bytes(b'',byteorde=1) TypeError from_bytes() got an unexpected keyword argument 'byteorde'. Did you mean 'byteorder'?
#> (1).bit_length(1) TypeError int.bit_length() takes no arguments (1 given)
#> 1.0.hex(1) TypeError float.hex() takes no arguments (1 given)
#> float.fromhex() TypeError float.fromhex() takes exactly one argument (0 given)
#> memoryview(b'').cast() TypeError cast() missing required argument 'format' (pos 1)
#> memoryview(b'').cast(formt=1) TypeError cast() missing required argument 'format' (pos 1)
#> (lambda x: x)() TypeError <lambda>() missing 1 required positional argument: 'x'
#> (lambda x: x)(1,2) TypeError <lambda>() takes 1 positional argument but 2 were given
#> (lambda x: x)(y=1) TypeError <lambda>() got an unexpected keyword argument 'y'
#> (lambda x,*,y: x)(1) TypeError <lambda>() missing 1 required keyword-only argument: 'y'
#> (lambda x,/: x)(x=1) TypeError <lambda>() got some positional-only arguments passed as keyword arguments: 'x'
#> (lambda x,y,z: x)() TypeError <lambda>() missing 3 required positional arguments: 'x', 'y', and 'z'
#> (lambda *,a,b,c: x)() TypeError <lambda>() missing 3 required keyword-only arguments: 'a', 'b', and 'c'
#> (lambda x=1: x)(1,2) TypeError <lambda>() takes from 0 to 1 positional arguments but 2 were given
#> (lambda x,y=1: x)(1,2,3,z=4) TypeError <lambda>() got an unexpected keyword argument 'z'
#> (lambda x: x)(1,x=2) TypeError <lambda>() got multiple values for argument 'x'
#> math.acos(2) ValueError expected a number in range from -1 up to 1, got 2.0
#> math.acosh(0.5) ValueError expected argument value not less than 1, got 0.5
#> math.asin(-1.5) ValueError expected a number in range from -1 up to 1, got -1.5
#> math.atanh(1) ValueError expected a number between -1 and 1, got 1.0
#> math.cos(math.inf) ValueError expected a finite input, got inf
#> math.sin(-math.inf) ValueError expected a finite input, got -inf
#> math.tan(math.inf) ValueError expected a finite input, got inf
#> math.log1p(-1) ValueError expected argument value > -1, got -1.0
#> math.sqrt(-0.5) ValueError expected a nonnegative input, got -0.5
#> math.log(0) ValueError expected a positive input
#> math.log(-1.5) ValueError expected a positive input, got -1.5
#> math.log(2, -1) ValueError expected a positive input
#> math.log2(-3) ValueError expected a positive input
#> math.log10(-10 ** 400) ValueError expected a positive input
#> math.gamma(0) ValueError expected a noninteger or positive integer, got 0.0
#> math.gamma(-math.inf) ValueError expected a noninteger or positive integer, got -inf
#> math.lgamma(-3) ValueError expected a noninteger or positive integer, got -3.0
#> math.fmod(1, 0) ValueError math domain error
#> math.pow(0, -1) ValueError math domain error
#> math.exp(1000) OverflowError math range error
#> r.randint(5, 1) ValueError empty range in randint(5, 1)
#> r.randint(1.5, 4) TypeError 'float' object cannot be interpreted as an integer
#> r.randrange(5, 1) ValueError empty range in randrange(5, 1)
#> r.seed([]) TypeError The only supported seed types are:
#> None, int, float, str, bytes, and bytearray.
#> '%c' % 'ab' TypeError %c requires an int or a unicode character, not a string of length 2
#> '%c' % '' TypeError %c requires an int or a unicode character, not a string of length 0
#> '%c' % 1.5 TypeError %c requires an int or a unicode character, not float
#> b'%c' % b'ab' TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
#> b'%c' % bytearray() TypeError %c requires an integer in range(256) or a single byte, not a bytearray object of length 0
#> b'%c' % 'a' TypeError %c requires an integer in range(256) or a single byte, not str
#> sum([1e100, 1.0, -1e100]) 1.0
#> sum([0.1] * 10) 1.0
#> sum([1, 1e300, 1.0, -1e300, 2]) 3.0
