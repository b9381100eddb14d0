# bytes and bytearray: constructors, subclasses, iterators, operators, patterns.
import gc, io
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
def f():
b=bytearray(b"q")

class BA(bytearray):
    def __init__(self, *a, **k):
        self.tag=k.pop('tag',None); super().__init__(*a, **k)
x=BA(b'abc', tag=5); x.append(1); print(x, x.tag, len(x), type(x+b'').__name__, type(x[:]).__name__, type(x.upper()).__name__, BA.fromhex('41'), x.__reduce__(), x.__reduce_ex__(4))
class B(bytes):
    def __new__(cls, v=b'', z=3):
        o=super().__new__(cls, v); o.z=z; return o
    def __len__(self): return 42
y=B(b'xyz', 7); print(y, y.z, len(y), y[0], y[:], y+b'1', b'1'+y, y.find(b'y'), hash(y)==hash(b'xyz'), {y:1}[b'xyz'], B.fromhex('6162').z, bytes(y), y.__getnewargs__(), bytearray(y), b''.join([y,y]), y==b'xyz', B(y).z)
class C:
    def __bytes__(self): return b'cc'
    def __index__(self): return 3
t(lambda: bytes(C())); t(lambda: bytearray(C()))
class D:
    def __bytes__(self): return 5
t(lambda: bytes(D()))
class E:
    def __iter__(self): return iter([1,2,300])
t(lambda: bytes(E())); t(lambda: bytearray(E()))
for a in [(-1,),(10**100,),([256],),(['a'],),(1.5,),('x',),(1,'utf8'),(b'','utf8'),('a','utf8','strict',1),([-1],),(None,),('é','ascii'),(range(3),),({1:2},),([10**100],),((1,2),),(True,),([True],),(bytearray(b'q'),),(memoryview(b'q'),),(iter([1,2]),)]:
    t(lambda: bytes(*a)); t(lambda: bytearray(*a))
t(lambda: bytes(encoding='utf8')); t(lambda: bytes(errors='x')); t(lambda: bytes(source='a',encoding='utf8')); t(lambda: bytes('a',errors='strict')); t(lambda: bytearray(encoding='utf8')); t(lambda: bytes('a', encoding=5))
t(lambda: bytes.fromhex('4g')); t(lambda: bytes.fromhex(' 41 42\n43\t')); t(lambda: bytes.fromhex('é4')); t(lambda:bytes.fromhex('4 1'))
t(lambda: bytes.maketrans(b'ab',b'xy')[97]); t(lambda: bytes.maketrans(b'a',b'xy')); t(lambda: b'abc'.translate(b'')); t(lambda: b'abc'.translate(None,b'b')); t(lambda: b'abc'.translate(None,delete=b'b')); t(lambda: b'abc'.translate(bytes.maketrans(b'a',b'z'),b'c'))
it=iter(b'abc'); next(it); print(it.__length_hint__(), it.__reduce__(), list(it), it.__reduce__()); it=iter(bytearray(b'ab')); print(list(it), it.__reduce__()[1:])
it=iter(b'abc'); it.__setstate__(2); print(list(it)); print(type(it).__name__)
b=bytearray(b'abc'); it=iter(b); next(it); b.clear(); print(list(it)); 
b=bytearray(b'0123456789'); del b[:3]; b[0:0]=b'XX'; print(b); del b[::2]; print(b); del b[::-2]; print(b); b*=3; print(b); b*=0; print(b, b.__alloc__()>=0)
b=bytearray(); 
for i in range(100000): b.append(i&255)
for i in range(50000): assert b.pop(0)==i&255
del b[:100]; b[0:0]=b'123'; print(len(b), b[:6], b[-3:])
while b: del b[:997]
print(b)
t(lambda: b'%s %d %r %a %c %x %5.2f%%' % (b'a', 3, 'é', 'é', 65, 255, 1.5)); t(lambda: bytearray(b'%d') % 4); t(lambda: b'%s' % 'a'); t(lambda: b'%d' % 'a'); t(lambda: b'a' % 1)
print(b'a'<b'b', b'a'<=bytearray(b'a'), bytearray(b'b')>b'a', b'a'==memoryview(b'a'), bytearray(b'a')==memoryview(b'a'), b'a'!='a', b'a'==97)
t(lambda: b'a'<'a'); t(lambda: bytearray(b'a')<memoryview(b'b')); t(lambda: b'a'+5); t(lambda: bytearray(b'a')+5); t(lambda: 5+b'a'); t(lambda: b'a'*1.5); t(lambda: 'a'*b'a');t(lambda: b'a'*b'b')
class R:
    def __radd__(self,o): return 'radd'
    def __rmul__(self,o): return 'rmul'
    def __rmod__(self,o): return 'rmod'
print(b'a'+R(), b'a'*R(), bytearray(b'a')+R()); t(lambda: b'%d' % R())
def aug():
    b=bytearray(b'a'); b+=R(); return b
t(aug)
match b'abc':
    case bytes(x): print('match', x)
match bytearray(b'a'):
    case [x]: print('seq')
    case bytearray(): print('ba')
match memoryview(b'ab'):
    case [x,y]: print('mv', x, y)
print(bytes.__doc__[:20], bytearray.__doc__[:20], b'a'.__class__, bytes.mro(), bytearray.__hash__)
t(lambda: hash(bytearray()))
print(b'it\'s', b'"', b'\'"', b'\x00\xff\t\n\r\\')
