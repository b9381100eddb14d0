# test: expect
"""Locals of functions and comprehensions (PEP 667, 709)."""
import sys
def f():
    x = 1
    l = sys._getframe().f_locals
    l['x'] = 2
    l['new'] = 5
    print(x, l['new'], sorted(l), type(l).__name__, len(l), 'x' in l, list(l.items()) )
    print(locals() is locals(), sys._getframe().f_locals is l, sys._getframe().f_locals == l)
    try: print(new)
    except NameError as e: print(e)
    print(sorted(locals()))
    d = locals(); d['x'] = 100
    print(x)
    try: del l['x']
    except Exception as e: print(type(e).__name__, e)
    try: l.pop('x')
    except Exception as e: print(type(e).__name__, e)
    try: l.clear()
    except Exception as e: print(type(e).__name__, e)
    l.update({"x": 7}); print(x)
    l.setdefault('x', 9); l.setdefault('y', 9); print(x, l['y'])
    print(repr(l)[:5], {**l}.get('x'))
    print((l | {'q': 1})['q'])
    try: l['zz']
    except KeyError as e: print('KeyError', e)
    print(l.get('zz', 3))
    print(list(reversed(l))[-1] if hasattr(l,'__reversed__') else None)
    try: hash(l)
    except TypeError as e: print(e)
f()
def g():
    a = 1
    def h():
        nonlocal a
        sys._getframe().f_locals['a'] = 50
        print(a)
    h()
    print(a, sys._getframe().f_locals['a'])
    del a
    print('a' in sys._getframe().f_locals, sorted(locals()))
g()
def k():
    y = 5
    return [locals() for x in range(1)], [sorted(locals()) for q in (1,)], {i: sorted(locals()) for i in (1,)}
print(k())
print([sorted(k for k in locals() if not k.startswith('__'))[:3] for zz in range(1)])
class C:
    a = 1
    b = [sorted(k for k in locals() if not k.startswith('__')) for i in range(1)]
    print(b)
def ev():
    x = 1
    exec('x = 2; y = 3')
    print(x, 'y' in locals())
    exec('x = 5', None, sys._getframe().f_locals)
    print(x)
    eval('[x for x in range(3)]')
    print(x)
    l = {}
    exec('a = 1', {}, l); print(l)
ev()
def genf():
    n = 0
    while True:
        n += 1
        yield n
it = genf(); next(it)
it.gi_frame.f_locals['n'] = 40
print(next(it))
class X:
    loc = sys._getframe().f_locals
    print(type(loc).__name__, 'loc' in loc, loc is locals())
print(type(sys._getframe().f_locals), sys._getframe().f_locals is globals())
def clos():
    c = 1
    def i(): return c
    fl = sys._getframe().f_locals
    fl['c'] = 10
    print(i(), c, 'i' in fl)
clos()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def methods():
    x = 1; q = 2
    l = sys._getframe().f_locals
    t(lambda: l.pop('zz'))
    t(lambda: l.pop('zz', 4))
    t(lambda: l.pop('x', 4))
    l['extra'] = 3
    t(lambda: l.pop('extra'))
    t(lambda: 'extra' in l)
    t(lambda: l.popitem())
    t(lambda: list(reversed(l)))
    t(lambda: l.keys())
    t(lambda: l.values().__class__)
    t(lambda: type(l.items()))
    t(lambda: l.update(5))
    t(lambda: l.update([('x', 9)]))
    t(lambda: l.update({'nn': 1}))
    t(lambda: sorted(l.keys()))
    t(lambda: l.__ior__({'x': 10}) is l)
    t(lambda: l['x'])
    t(lambda: l[[]])
    t(lambda: [] in l)
    t(lambda: l.get([]))
    t(lambda: l.__setitem__([], 1))
    t(lambda: l.__setitem__(5, 1))
    t(lambda: l[5])
    t(lambda: l.get(5))
    t(lambda: len(l))
    t(lambda: l == dict(l))
    t(lambda: l != dict(l))
    t(lambda: l < l)
    t(lambda: type(l.copy()))
    t(lambda: {**l}['q'])
    t(lambda: type(l | {}))
    t(lambda: type({} | l))
    t(lambda: l | 5)
    t(lambda: type(l)())
    t(lambda: type(l)(sys._getframe())['l'] is l)
    t(lambda: type(l)(5))
    t(lambda: type(l)(1,2))
    t(lambda: [m for m in dir(l) if not m.startswith('__')])
    t(lambda: bool(l))
    t(lambda: isinstance(l, dict))
    import collections.abc
    t(lambda: isinstance(l, collections.abc.Mapping))
    t(lambda: isinstance(l, collections.abc.MutableMapping))
    t(lambda: l.fromkeys)
    t(lambda: l.x)
    t(lambda: dict(l)['q'])
    t(lambda: l.setdefault('w'))
    t(lambda: l['w'])
    t(lambda: repr(type(l)))
    t(lambda: type(l).__module__)
    match l:
        case {'q': v}: print('match', v)
        case _: print('nomatch')
    print('%(q)s' % l, '{q}'.format_map(l))
    exec('q = 50', globals(), l); print(q)
    del q
    t(lambda: 'q' in l)
    t(lambda: l['q'])
    l['q'] = 5
    print(q)
methods()
#> 2 5 ['l', 'new', 'x'] FrameLocalsProxy 3 True [('x', 2), ('l', {'x': 2, 'l': {...}, 'new': 5}), ('new', 5)]
#> False False True
#> name 'new' is not defined
#> ['l', 'new', 'x']
#> 2
#> ValueError cannot remove local variables from FrameLocalsProxy
#> ValueError cannot remove local variables from FrameLocalsProxy
#> AttributeError 'FrameLocalsProxy' object has no attribute 'clear'
#> 7
#> 7 9
#> {'x': 7
#> 1
#> KeyError "local variable ''zz'' is not defined"
#> 3
#> x
#> unhashable type: 'FrameLocalsProxy'
#> 50
#> 50 50
#> False ['h']
#> ([{'y': 5, 'x': 0}], [['q', 'y']], {1: ['i', 'y']})
#> [['zz']]
#> [['i']]
#> 1 False
#> 5
#> 5
#> {'a': 1}
#> 41
#> dict True True
#> <class 'dict'> True
#> 10 10 True
#> KeyError 'zz'
#> 4
#> ValueError cannot remove local variables from FrameLocalsProxy
#> 3
#> False
#> AttributeError 'FrameLocalsProxy' object has no attribute 'popitem'
#> ['l', 'q', 'x']
#> ['x', 'q', 'l']
#> <class 'list'>
#> <class 'list'>
#> TypeError update() argument must be dict or another FrameLocalsProxy
#> TypeError update() argument must be dict or another FrameLocalsProxy
#> None
#> ['l', 'nn', 'q', 'x']
#> True
#> 10
#> TypeError unhashable type: 'list'
#> TypeError unhashable type: 'list'
#> TypeError unhashable type: 'list'
#> TypeError unhashable type: 'list'
#> None
#> 1
#> 1
#> 5
#> True
#> False
#> TypeError '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
#> <class 'dict'>
#> 2
#> <class 'dict'>
#> <class 'dict'>
#> TypeError unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
#> TypeError FrameLocalsProxy expected 1 argument, got 0
#> True
#> TypeError expect frame, not int
#> TypeError FrameLocalsProxy expected 1 argument, got 2
#> ['copy', 'get', 'items', 'keys', 'pop', 'setdefault', 'update', 'values']
#> True
#> False
#> True
#> False
#> AttributeError 'FrameLocalsProxy' object has no attribute 'fromkeys'
#> AttributeError 'FrameLocalsProxy' object has no attribute 'x'
#> 2
#> None
#> None
#> <class 'FrameLocalsProxy'>
#> builtins
#> match 2
#> 2 2
#> 50
#> False
#> KeyError "local variable ''q'' is not defined"
#> 5
