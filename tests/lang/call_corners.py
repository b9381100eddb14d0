# Calls in unusual company: classes whose __new__ gives something else, wrapped special methods, huge argument
# lists, duplicate keywords through every kind of spreading, exec with closures, compile()'s arguments.
import functools


def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except BaseException as e:
        print(type(e).__name__, str(e)[:110])


class Other:
    def __init__(self, *a): self.a = a; print('Other.__init__', a)


class Sub(Other): pass


class A:
    def __new__(cls, what): return what
    def __init__(self, what): print('A.__init__', what)


class B(A):
    def __new__(cls, what): return object.__new__(C)
    def __init__(self, what): print('B.__init__')


class C(B):
    def __init__(self, what): print('C.__init__', what); self.x = what


class Int(int):
    def __new__(cls, v): return 5


class ListNew(list):
    def __new__(cls, *a): return [1, 2]


class Loose(Other):
    def __new__(cls, *a): return Sub.__new__(Sub) if a else Sub(9)


for f in (lambda: A(5), lambda: type(B(1)).__name__, lambda: C(2).x, lambda: Int(7), lambda: ListNew(3), lambda: type(Loose(1)).__name__, lambda: A('x'), lambda: type(Other.__new__(Sub)).__name__):
    show(f)


class Wrapped:
    """Special methods that are not plain functions."""
    __call__ = staticmethod(lambda *a: ('static call', a))
    __getitem__ = classmethod(lambda cls, k: (cls.__name__, k))
    __len__ = staticmethod(functools.partial(lambda: 4))
    __add__ = staticmethod(functools.partial(lambda *a: ('partial', len(a))))
    __enter__ = staticmethod(lambda: 'entered')
    __exit__ = staticmethod(lambda *a: True)
    __iter__ = staticmethod(lambda: iter([1, 2]))
    __getattr__ = staticmethod(lambda name: 'attr ' + name)
    __eq__ = staticmethod(lambda o: 'eq %s' % o)
    __bool__ = staticmethod(lambda: False)
    __contains__ = staticmethod(lambda x: x == 1)
    __str__ = staticmethod(lambda: 'static str')
    __hash__ = classmethod(lambda cls: 77)
    __init__ = staticmethod(lambda *a: None)
    __setitem__ = staticmethod(lambda *a: print('setitem', a))
    __delitem__ = staticmethod(lambda *a: print('delitem', a))
    __setattr__ = staticmethod(lambda *a: print('setattr', a))
    __neg__ = staticmethod(lambda: 'neg')


w = Wrapped(1, 2)
for f in (lambda: w(1), lambda: w[5], lambda: len(w), lambda: w + 1, lambda: list(w), lambda: w.nope, lambda: w.call(3) if False else w.x, lambda: w == 3, lambda: bool(w), lambda: 1 in w, lambda: 2 in w, lambda: str(w), lambda: hash(w), lambda: -w,
          lambda: 'yes' if w else 'no', lambda: not w, lambda: [*w], lambda: (lambda *a: a)(*w)):
    show(f)
w[1] = 2
del w[1]
w.q = 1
with w as v:
    print(v)
    raise ValueError('swallowed')


class Hook:
    def __getattribute__(self, name):
        if name == 'm': raise AttributeError('own')
        return object.__getattribute__(self, name)
    __getattr__ = staticmethod(functools.partial(lambda name: (lambda *a: ('made', name, a))))


h = Hook()
show(lambda: h.m(1))
show(lambda: h.m.__name__)
show(lambda: h.other(2))


def f(*args, **kw): return len(args), sorted(kw)[:3], len(kw)
def g(a, b=2, *, c=3): return a, b, c


class Map:
    def __init__(self, **d): self.d = d
    def keys(self): return list(self.d)
    def __getitem__(self, k): return self.d[k]


many = list(range(1000))
names = {'k%d' % i: i for i in range(500)}
for t in (lambda: f(*many), lambda: f(**names), lambda: f(*many, **names), lambda: f(1, *many, 2, **names, last=1), lambda: [].append(*many), lambda: dict(**names) == names, lambda: max(*many), lambda: print(*[], sep='', end=''),
          lambda: g(*[1], **{'c': 5}), lambda: g(**{'a': 1}, **{'a': 2}), lambda: g(a=1, **{'a': 2}), lambda: g(1, **{'a': 2}), lambda: g(**Map(a=1, c=2)), lambda: g(**Map(a=1), **Map(a=2)), lambda: g(1, **Map(b=1), b=2),
          lambda: g(*5), lambda: g(**5), lambda: g(**{1: 2}), lambda: g(**{'a': 1, 'zz': 2}), lambda: g(1, 2, 3), lambda: g(c=1), lambda: f(**{'a b': 1}), lambda: 'x'.join(*[['a', 'b']]), lambda: '{a}'.format(**{'a': 1}),
          lambda: '{a}'.format(**{'a': 1}, **{'a': 2}), lambda: int(*['ff'], **{'base': 16}), lambda: sorted(*[[3, 1]], **{'reverse': True}), lambda: Sub(*range(3)).a, lambda: Sub(**{'a': 1}), lambda: str(*[b'x'], **{'encoding': 'ascii'}),
          lambda: functools.partial(f, 1, x=2)(3, x=4), lambda: functools.partial(g, *many)(), lambda: [].sort(*[1]), lambda: dict([('a', 1)], **{'b': 2}), lambda: type('T', (), {}, **{}), lambda: f(*(x for x in [1, 2])), lambda: f(*'ab', *[1], *(2,), *{3})):
    show(t)


class Path:
    def __init__(self, p): self.p = p
    def __fspath__(self): return self.p


def outer(x):
    def inner(): return x
    def empty(): return 5
    return inner, empty


inner, empty = outer(1)
cell = inner.__closure__
for t in (lambda: exec(inner.__code__), lambda: exec(inner.__code__, closure=cell), lambda: exec(inner.__code__, closure=()), lambda: exec(empty.__code__, closure=cell), lambda: exec(inner.__code__, {}, closure=(1,)), lambda: exec('x', closure=cell),
          lambda: eval(inner.__code__), lambda: eval(empty.__code__), lambda: exec(5), lambda: eval(5), lambda: eval('1', 5), lambda: eval('1', {}, 5), lambda: exec('1', []), lambda: eval(b'1 + 1'), lambda: eval('\t 1'), lambda: eval(''), lambda: eval('1;2'),
          lambda: eval('x = 1'), lambda: eval(bytearray(b'2 + 2')), lambda: eval(memoryview(b'3')), lambda: eval('x', {'x': 5}), lambda: eval('x', {}, {'x': 6}), lambda: exec('def f(): return 1', {}),
          lambda: eval(compile('1 + 1', b'file', 'eval')), lambda: compile('1', b'a/b', 'eval').co_filename, lambda: compile('1', 'f', 'wrong'), lambda: compile('1', 5, 'eval'), lambda: compile(5, 'f', 'eval'), lambda: compile('1', Path('p'), 'eval').co_filename, lambda: compile('1', Path(b'p'), 'eval').co_filename, lambda: compile('1', Path(5), 'eval'), lambda: compile('1', b'\xff', 'eval').co_filename, lambda: compile('1', 'f', 'eval', 99999999),
          lambda: compile('1', 'f', 'eval', 0, False, 7), lambda: compile('1', 'f', 'eval', optimize=5), lambda: compile('assert 0', 'f', 'exec', optimize=1) and 'compiled', lambda: compile('1', 'f', 'single') and 'single',
          lambda: compile('x', filename='f', mode='eval', flags=0, dont_inherit=True).co_filename, lambda: compile('1'), lambda: exec(), lambda: eval('__import__("sys").maxsize > 5'),
          lambda: exec(compile('y = 5', 'f', 'exec'), d := {}) or d['y'], lambda: __build_class__(), lambda: __build_class__(5, 'x'), lambda: __build_class__(lambda: None, 5), lambda: type(__build_class__(lambda: None, 'Made')).__name__, lambda: __build_class__(len, 'x'),
          lambda: dir(5, 6), lambda: vars(5), lambda: vars(1, 2), lambda: locals(1), lambda: globals(1)):
    show(t)


class NoDir:
    __dir__ = None
class OddDir:
    def __dir__(self): return 5
class NonStr:
    def __dir__(self): return ['b', 'a', 'c']


for o in (NoDir(), OddDir(), NonStr()):
    show(dir, o)
f.__dict__ = {'tag': 1}
print(f.tag, f.__dict__)
for name, value in (('__dict__', 5), ('__code__', 5), ('__code__', inner.__code__), ('__defaults__', 5), ('__kwdefaults__', 5), ('__name__', 5), ('__qualname__', 5), ('__annotations__', 5), ('__closure__', None), ('__globals__', {}), ('__builtins__', {})):
    try:
        setattr(f, name, value)
        print('set', name)
    except (TypeError, ValueError, AttributeError) as e:
        print(name, type(e).__name__)
print(type(f.__builtins__).__name__)
import types
for args in ((f.__code__, {}), (f.__code__, {}, 'name'), (f.__code__, {}, 'n', (1,)), (inner.__code__, {}, 'n', None, cell), (inner.__code__, {}), (inner.__code__, {}, 'n', None, 5), (inner.__code__, {}, 'n', None, (1,)), (inner.__code__, {}, 'n', None, ()), (5, {}),
             (f.__code__, 5), (f.__code__, {}, 5), (f.__code__, {}, None, 5), (f.__code__, {}, None, None, cell), ()):
    try:
        print(types.FunctionType(*args).__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
