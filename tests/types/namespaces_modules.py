# SimpleNamespace and module objects.
import sys
import types
from types import ModuleType, SimpleNamespace as NS


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__)


n = NS(a=1, b=[2])
print(n, n.a, vars(n), n == NS(a=1, b=[2]), n != NS(), n == {'a': 1}, NS() == NS(), len(vars(n)))
n.self = n
print(n)
del n.self
show(lambda: n < n)
show(lambda: hash(n))
show(lambda: n.zz)
show(lambda: NS(**{'not id': 5}))
show(n.__reduce__)
class Sub(NS):
    c = 'class'
s = Sub(x=1)
print(s, s.c, s == NS(x=1), NS(x=1) == s, s.__reduce__()[0] is Sub, repr(NS(**{'a b': 1, 'class': 2})))
s.__dict__['y'] = 2
print(s.y, s)
n.__init__(a=5, z=6)
print(n)
print(type(NS.__doc__).__name__)

m = ModuleType('mod', 'the doc')
print(m.__name__, m.__doc__, m.__dict__['__name__'], m.__loader__, m.__spec__, m.__package__, repr(m), sorted(vars(m)))
m.x = 1
show(lambda: m.nope)
show(lambda: delattr(m, 'nope'))
show(lambda: setattr(m, '__dict__', {}))
del m.x
show(lambda: m.x)
del m.__name__
print(repr(m))
show(lambda: m.zzz)
m.__name__ = 5
show(lambda: m.zzz)
for args in ((), (5,), ('a', 'b', 'c'), ('a', 5)):
    show(lambda: vars(ModuleType(*args)))
show(lambda: ModuleType(name='kw', doc=None).__name__)
m = ModuleType('hooked')
m.__getattr__ = lambda name: 'hook ' + name
m.__dir__ = lambda: ['z', 'a']
print(m.anything, dir(m), getattr(m, 'x', 'default'))
def raising(name): raise AttributeError('from hook ' + name)
m.__getattr__ = raising
show(lambda: m.x)
print(getattr(m, 'x', 'default'), hasattr(m, 'x'))
m.__getattr__ = 5
show(lambda: m.x)
del m.__dir__
print('__name__' in dir(m))
print(m.__annotations__)
m.__annotations__['x'] = int
print(m.__annotations__, m.__dict__['__annotations__'])
m.__annotations__ = {'y': str}
print(m.__annotations__)
del m.__annotations__
print('__annotations__' in vars(m), m.__annotations__)
show(lambda: ModuleType('fresh').__dict__.get('__annotations__'))
fresh = ModuleType('fresh')
show(lambda: delattr(fresh, '__annotations__'))


class Mod(ModuleType):
    level = 'class'
    @property
    def prop(self): return self.__name__
    @prop.setter
    def prop(self, v): self.stored = v
    def __repr__(self): return '<my ' + self.__name__ + '>'


c = Mod('sub')
print(c, c.level, c.prop, isinstance(c, ModuleType))
c.prop = 5
c.level = 'instance'
print(c.stored, c.level, vars(c)['level'])
show(lambda: delattr(c, 'prop'))
fresh.__class__ = Mod
print(fresh, fresh.prop)
fresh.__class__ = ModuleType
show(lambda: setattr(fresh, '__class__', int))
show(lambda: setattr(5, '__class__', ModuleType))


class Attr(ModuleType):
    def __getattr__(self, name): return 'class hook ' + name
    def __getattribute__(self, name):
        if name == 'seen': return 'intercepted'
        return super().__getattribute__(name)


a = Attr('a')
print(a.seen, a.other, a.__name__)
class NoInit(ModuleType):
    def __init__(self): pass
u = NoInit()
show(lambda: u.__name__)
show(lambda: u.x)
show(lambda: repr(u))
u.y = 5
print(u.y)
u2 = ModuleType.__new__(ModuleType)
show(lambda: u2.__dict__)
show(lambda: u2.attr)
print(sys.modules['types'] is types, repr(sys).startswith('<module'))
