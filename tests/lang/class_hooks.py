# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__, __subclasshook__-like hooks.
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))


class A(Base): pass
class B(Base, tag='b'): pass
class C(B, tag='c'): pass


print(Base.registry, A.tag, B.tag, C.tag, hasattr(Base, 'tag'))
try:
    class D(Base, nope=1): pass
except TypeError as e:
    print(e)
try:
    class D2(nope=1): pass
except TypeError as e:
    print(e)


class M1:
    def __init_subclass__(cls, a=0, **kw):
        print('M1', cls.__name__, a, kw)
        super().__init_subclass__(**kw)


class M2:
    def __init_subclass__(cls, b=0, **kw):
        print('M2', cls.__name__, b, kw)
        super().__init_subclass__(**kw)


class X(M1, M2, a=1, b=2): pass
class Y(X): pass


print(type(Base.__dict__['__init_subclass__']).__name__)


class Desc:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name

    def __get__(self, o, t):
        return f'desc {self.name}'


class Has:
    x = Desc()
    y = Desc()
    z = 5


print(Has.x, Has().y)
Has.late = Desc()
try:
    Has.late
except AttributeError as e:
    print(e)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError('bad name')


try:
    class Q:
        f = BadName()
except (RuntimeError, ValueError) as e:
    print('failed')


class Order:
    def __set_name__(self, o, n):
        print('order', n)


class Parent:
    def __init_subclass__(cls):
        print('init_subclass', cls.__name__, sorted(k for k in vars(cls) if k[0] != '_'))


class Child(Parent):
    b = Order()
    a = Order()


T = type('T', (Parent,), {'q': Order()})


class Generic:
    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'


class G2(Generic): pass


print(Generic[int], G2['a', 1], Generic[1:2], type(Generic.__dict__['__class_getitem__']).__name__)
try:
    A[int]
except TypeError as e:
    print(e)
try:
    Generic()[1]
except TypeError as e:
    print(e)
print(list[int], dict[str, int], tuple[int, ...], list[int].__origin__, list[int].__args__, dict[str, list[int]], type(list[int]).__name__)
print(list[int]() == [], list[int]([1, 2]), isinstance(list[int](), list), list[int] == list[int], list[int] == list[str], type[int], set[int], frozenset[str])
for src in ('int[str]', 'str[0]', 'isinstance([], list[int])', 'issubclass(list, list[int])'):
    try:
        print(eval(src))
    except TypeError as e:
        print(src, e)


class Sub(list[int]): pass


print(Sub.__bases__, Sub.__orig_bases__, Sub([1]))


class Entry:
    def __mro_entries__(self, bases):
        print('mro_entries', len(bases))
        return (A, M1)


class FromEntry2(Entry(), tag='e'): pass


print(FromEntry2.__mro__[1:3], len(FromEntry2.__orig_bases__))


class Bad:
    def __mro_entries__(self, b):
        return 5


try:
    class Z(Bad()): pass
except TypeError as e:
    print(e)
try:
    type('Z', (Entry(),), {})
except TypeError as e:
    print(e)


class Plugin:
    plugins = {}

    def __init_subclass__(cls, *, name):
        cls.plugins[name] = cls


class P1(Plugin, name='one'):
    def run(self): return 1


class P2(Plugin, name='two'):
    def run(self): return 2


print({k: v().run() for k, v in sorted(Plugin.plugins.items())})
try:
    class P3(Plugin): pass
except TypeError as e:
    print(e)


class Raises:
    def __init_subclass__(cls):
        raise ValueError(cls.__name__)


try:
    class R2(Raises): pass
except ValueError as e:
    print('raised', e)


class WithCell:
    def __init_subclass__(cls):
        print(cls.who(cls))


class Cell(WithCell):
    def who(self):
        return __class__.__name__


class Hooked:
    def __dir__(self):
        return ['z', 'a']

    def __format__(self, s):
        return f'fmt:{s}'

    def __sizeof__(self):
        return 1

    def __bool__(self):
        return False

    def __reduce__(self):
        return 'r'


h = Hooked()
print(dir(h), f'{h:q}', bool(h), not h, 'yes' if h else 'no')
