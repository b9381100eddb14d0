# Function objects: attributes, defaults, closures, code, methods, builtin functions.
def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> 'ret':
    """doc of f"""
    x = a
    return x, b, c, args, d, e, kw


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__dict__, f.__globals__ is globals(), f.__annotations__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_flags & 0x0c, c.co_freevars, c.co_cellvars, c.co_firstlineno, type(c).__name__)
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {'d': 'dd', 'e': 'ee'}
print(f(1), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = None
try:
    f(1)
except TypeError as x:
    print(x)
f.__defaults__ = (1, 2, 3)
print(f())
del f.__defaults__
print(f.__defaults__)
f.__kwdefaults__ = None
for attr, v in (('__defaults__', 5), ('__kwdefaults__', 5), ('__name__', 5), ('__qualname__', 5), ('__dict__', 5), ('__code__', 5), ('__globals__', {}), ('__closure__', ()), ('__doc__', 5), ('__module__', 'm'), ('attr', 1), ('__annotations__', 5), ('__class__', int)):
    try:
        setattr(f, attr, v)
        print('set', attr)
    except Exception as x:
        print(attr, type(x).__name__, x)
for attr in ('__name__', '__dict__', '__code__', 'attr', 'attr', '__doc__', '__kwdefaults__', '__annotations__'):
    try:
        delattr(f, attr)
        print('deleted', attr)
    except Exception as x:
        print(attr, type(x).__name__, x)
f.__name__ = 'renamed'
f.__qualname__ = 'q.renamed'
print(f.__name__, repr(f).split(' at ')[0], c.co_name, f.__doc__)
f.x, f.y = 1, [2]
print(f.__dict__, vars(f), f.x)


def g(n):
    def h():
        return n
    return h


h = g(5)
print(h.__closure__[0].cell_contents, h.__code__.co_freevars, g.__code__.co_cellvars, len(h.__closure__), h.__qualname__)
h.__closure__[0].cell_contents = 9
print(h())
def one(): return 1
def two(): return 2
one.__code__ = two.__code__
print(one(), one.__name__)
try:
    one.__code__ = h.__code__
except ValueError as x:
    print(x)
lam = lambda x, *y, z=1: x
print(lam.__name__, lam.__qualname__, lam.__code__.co_varnames, lam.__kwdefaults__)


class C:
    def m(self, x=1):
        """doc m"""
        return self, x

    @classmethod
    def cm(cls):
        return cls

    @staticmethod
    def sm():
        return 'sm'


o = C()
b = o.m
print(b.__name__, b.__qualname__, b.__doc__, b.__self__ is o, b.__func__ is C.m, b()[0] is o, b == o.m, b is o.m, hash(b) == hash(o.m), b != C().m, type(b).__name__, b.__module__, b.__defaults__, b.__code__.co_name, b.__dict__)
C.m.attr = 5
print(b.attr, o.m.attr)
for src in ('b.__self__ = 1', 'b.__func__ = 1', 'b.nope', 'C.cm.__self__ is C', 'C.sm.__self__', 'C.cm.__func__', 'b.__call__()', 'C.m.__get__(o)() == b()', 'type(b)(len, [1, 2])()', 'type(b)(len, None)', 'type(b)(5, 5)', 'type(b)()', 'b < o.m'):
    try:
        r = eval(src) if '=' not in src.replace('==', '') and not src.startswith('del') else exec(src)
        print(src, r if isinstance(r, (bool, int)) else type(r).__name__)
    except Exception as x:
        print(src, type(x).__name__, x)
print(repr(b).split(' object')[0], repr(len), repr([].append).split(' of')[0], repr(str.upper), repr(int.__add__), repr((1).__add__).split(' of')[0], repr(C.cm).split(' of')[0], repr(dict.fromkeys).split(' of')[0])
print(len.__name__, len.__qualname__, len.__module__, len.__self__.__name__, [].append.__name__, [].append.__qualname__, [].append.__self__, str.upper.__name__, str.upper.__qualname__, str.upper.__objclass__, int.__add__.__name__, (5).__add__.__self__, type(len).__name__, type([].append).__name__, type(str.upper).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(dict.fromkeys).__name__, type(dict.__dict__['fromkeys']).__name__, type(type.__dict__['__dict__']).__name__, type(C.__dict__['cm']).__name__)
l1, l2 = [], []
print(l1.append == l1.append, l1.append == l2.append, l1.append is l1.append, hash(l1.append) == hash(l1.append), len == len, str.upper == str.upper, 'a'.upper == 'a'.upper)
for src in ('len.x = 1', 'len.__name__ = "a"', '[].append.x', 'str.upper.x = 1', 'str.upper()', 'str.upper(5)', 'int.__add__(1)', 'int.__add__("a", 1)', 'list.append([])', 'list.append(5, 1)', 'dict.fromkeys()', '[].append.__call__()', 'len.__call__([1, 2])', 'str.upper.__get__("abc")()', 'str.upper.__get__(5)'):
    try:
        r = exec(src) if ' = ' in src else eval(src)
        print(src, r)
    except Exception as x:
        print(src, type(x).__name__, str(x).split(' and no __dict__')[0])
F = type(f)
n = F(two.__code__, {})
print(n(), n.__name__, F(two.__code__, {}, 'name', (5,)).__name__, F(h.__code__, {}, None, None, h.__closure__)())
for args in ((), (two.__code__,), (5, {}), (two.__code__, 5), (h.__code__, {}), (h.__code__, {}, None, None, ()), (two.__code__, {}, 5), (two.__code__, {}, None, 5)):
    try:
        F(*args)
    except Exception as x:
        print(type(x).__name__, x)
for t in (F, type(len), type(b), type(c), type(g(1).__closure__[0]), type((lambda: (yield))())):
    try:
        class X(t): pass
    except TypeError as x:
        print(x)
print(two.__code__ == two.__code__, two.__code__ is two.__code__, callable(f), callable(b), callable(len), callable(C), callable(o), callable(5))
r = c.replace(co_name='newname')
print(r.co_name, r.co_varnames == c.co_varnames)
def outer():
    class L:
        def meth(self):
            return lambda: 0
    return L
print(outer().meth.__qualname__, outer()().meth().__qualname__, outer().__qualname__)
