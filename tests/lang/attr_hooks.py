# __getattr__, __getattribute__, __setattr__, __delattr__, and the attribute builtins.
class G:
    x = 1

    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('ok'):
            return name * 2
        raise AttributeError(f'no {name}')


g = G()
print(g.x, g.ok1, hasattr(g, 'ok'), hasattr(g, 'bad'), getattr(g, 'bad', 'dflt'))
try:
    g.bad
except AttributeError as e:
    print(e)


class A:
    v = 'class v'

    def __getattribute__(self, name):
        if name == 'special':
            return 'SPECIAL'
        if name == 'hidden':
            raise AttributeError('hidden!')
        return super().__getattribute__(name)

    def meth(self):
        return self.special


a = A()
a.inst = 5
print(a.special, a.inst, a.v, a.meth(), hasattr(a, 'hidden'), a.__class__.__name__, a.__dict__)
try:
    a.hidden
except AttributeError as e:
    print(e)


class B(A):
    def __getattr__(self, name):
        return f'fallback {name}'


b = B()
print(b.hidden, b.special, b.zzz)


class Always:
    def __getattribute__(self, name):
        return f'always {name}'

    def __len__(self):
        return 3

    def __call__(self):
        return 'call'


x = Always()
print(x.a, x.__dict__, x.__class__, len(x), x(), type(x).__name__, x.__len__)


class Set:
    def __setattr__(self, k, v):
        print('set', k, v)
        object.__setattr__(self, k, v)

    def __delattr__(self, k):
        print('del', k)
        object.__delattr__(self, k)


s = Set()
s.a = 1
s.a += 5
s.b, s.c = 2, 3
setattr(s, 'd', 4)
del s.a
delattr(s, 'b')
for s.loop in range(2):
    pass
print(s.__dict__)
s.__dict__['direct'] = 1
try:
    del s.nope
except AttributeError as e:
    print(e)


class RO:
    def __setattr__(self, k, v):
        raise AttributeError(f'cannot set {k}')


try:
    RO().x = 1
except AttributeError as e:
    print(e)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, '_t', target)

    def __getattr__(self, n):
        return getattr(self._t, n)

    def __setattr__(self, n, v):
        setattr(self._t, n, v)

    def __delattr__(self, n):
        delattr(self._t, n)


class Target:
    def hello(self):
        return 'hello'


t = Target()
p = Proxy(t)
p.x = 5
print(p.hello(), t.x, p.x, vars(t))
del p.x
print(hasattr(t, 'x'))


class Recursive:
    def __getattr__(self, n):
        return self.other


try:
    Recursive().x
except RecursionError as e:
    print(type(e).__name__)


class Raises:
    def __getattr__(self, n):
        raise ValueError(f'value {n}')


for f in (lambda: Raises().x, lambda: hasattr(Raises(), 'x'), lambda: getattr(Raises(), 'x', 1)):
    try:
        print(f())
    except ValueError as e:
        print('ValueError', e)
# assigning hooks later, on the class and on the instance
class Late: pass
l = Late()
Late.__getattr__ = lambda self, n: f'late {n}'
print(l.foo)
l.__getattr__ = lambda n: 'instance hook is ignored'
print(l.bar)
del Late.__getattr__
try:
    l.baz
except AttributeError as e:
    print(e)
Late.__setattr__ = lambda self, k, v: print('late set', k)
l.q = 1
del Late.__setattr__
l.q = 1
print(l.q)
for args in ((), (1,), (1, 2), (1, 'a', 2, 3)):
    try:
        getattr(*args)
    except Exception as e:
        print('getattr', type(e).__name__, e)
for f, args in ((setattr, (l, 5, 1)), (delattr, (l, 5)), (hasattr, (l, 5)), (setattr, (l, 'a')), (hasattr, (l,)), (delattr, (l,)), (getattr, (l, None))):
    try:
        f(*args)
    except TypeError as e:
        print(f.__name__, e)
setattr(l, '', 1)
setattr(l, 'é', 2)
setattr(l, 'a b', 3)
print(getattr(l, ''), getattr(l, 'é'), l.é, getattr(l, 'a b'), sorted(vars(l), key=repr))


class Desc:
    def __get__(self, o, t): raise AttributeError('desc')
class WithBoth:
    d = Desc()
    def __getattr__(self, n): return 'via getattr ' + n
    @property
    def prop(self): return self.missing_thing
print(WithBoth().d, WithBoth().prop)
class Counter:
    n = 0
    def __getattribute__(self, k):
        Counter.n += 1
        return object.__getattribute__(self, k)
    def m(self): return self.q
    q = 1
c = Counter()
c.m(); c.q; c.m; hasattr(c, 'nope'); len(dir(c)) > 0
print(Counter.n > 4)
try:
    object.__getattribute__(l, 'nope')
except AttributeError as e:
    print(e)
try:
    object.__setattr__(5, 'a', 1)
except AttributeError as e:
    print(type(e).__name__)
try:
    object.__setattr__(Late, 'a', 1)
except TypeError as e:
    print(e)
class DelGet:
    def __delattr__(self, k): print('custom del', k)
del DelGet().anything
