# test: expect
# frame.f_locals of a function: a mapping that writes through (PEP 667).
import gc
import sys


def fails(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def mapping():
    x, y = 1, [2]
    p = sys._getframe().f_locals
    print(type(p).__name__, len(p), sorted(p), 'x' in p, 'nope' in p, p['x'], p.get('y'), p.get('z'), p.get('z', 3))
    print(list(p.keys()) == list(p), list(p.values())[:2], list(p.items())[:2], type(p.copy()).__name__)
    p['x'] = 10
    p['extra'] = 'e'
    print(x, p['extra'], 'extra' in p, sorted(locals()))
    fails(lambda: p['nope'])
    fails(p.__delitem__, 'x')
    fails(p.__delitem__, 'nope')
    del p['extra']
    print('extra' in p)
    print(p.setdefault('x', 5), p.setdefault('w', 6), p['w'])
    p.update({'y': 'new', 'v': 7})
    print(y, p['v'])
    fails(p.update, [('y', 'pairs')])
    fails(p.update)
    fails(p.update, 5)
    print(y, p == sys._getframe().f_locals, p == {}, p != {}, p == 5)
    print(sorted(p | {'q': 1}), sorted({'q': 1} | p), type(p | {}).__name__)
    p |= {'y': 'ior'}
    print(y)
    fails(lambda: p < p)
    fails(lambda: p + p)
    fails(lambda: p | 5)
    fails(lambda: hash(p))
    fails(p.pop, 'x')
    fails(p.pop, 'w')
    fails(p.pop, 'w', 'default')
    fails(lambda: p.clear)
    print(list(reversed(p))[-1] == list(p)[0], bool(p))
    gc.collect()
    print(p["x"], repr(p) == repr(p.copy()), "..." in repr(p))


mapping()
#> FrameLocalsProxy 3 ['p', 'x', 'y'] True False 1 [2] None 3
#> True [1, [2]] [('x', 1), ('y', [2])] dict
#> 10 e True ['extra', 'p', 'x', 'y']
#> KeyError "local variable ''nope'' is not defined"
#> ValueError cannot remove local variables from FrameLocalsProxy
#> KeyError 'nope'
#> False
#> 10 6 6
#> new 7
#> TypeError update() argument must be dict or another FrameLocalsProxy
#> TypeError FrameLocalsProxy.update() takes exactly one argument (0 given)
#> TypeError update() argument must be dict or another FrameLocalsProxy
#> new True False True False
#> ['p', 'q', 'v', 'w', 'x', 'y'] ['p', 'q', 'v', 'w', 'x', 'y'] dict
#> ior
#> TypeError '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
#> TypeError unsupported operand type(s) for +: 'FrameLocalsProxy' and 'FrameLocalsProxy'
#> TypeError unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
#> TypeError unhashable type: 'FrameLocalsProxy'
#> ValueError cannot remove local variables from FrameLocalsProxy
#> 6
#> default
#> AttributeError 'FrameLocalsProxy' object has no attribute 'clear'
#> True True
#> 10 False True


def closure():
    free = 1

    def inner():
        nonlocal free
        own = 2
        p = sys._getframe().f_locals
        p['free'] = 'through'
        return free, own, sorted(p)
    return inner(), free


print(closure())
#> (('through', 2, ['free', 'own', 'p']), 'through')


def unbound():
    p = sys._getframe().f_locals
    print('late' in p, len(p))
    fails(lambda: p['late'])
    p['late'] = 'set from outside'
    print(late)
    late = 1
    del late
    print('late' in p)


unbound()
#> False 1
#> KeyError "local variable ''late'' is not defined"
#> set from outside
#> False


def finished():
    v = 1
    return sys._getframe()


f = finished()
p = f.f_locals
print(p['v'], len(p))
#> 1 1
p['v'] = 2
p['w'] = 3
print(f.f_locals['v'], f.f_locals['w'], dict(f.f_locals))
#> 2 3 {'v': 2, 'w': 3}


def gen():
    g = 1
    yield sys._getframe()
    yield g


it = gen()
f = next(it)
f.f_locals['g'] = 'changed'
print(next(it))
#> changed
print(sys._getframe().f_locals is globals(), type(sys._getframe().f_locals).__name__)
#> True dict


class K:
    print(type(sys._getframe().f_locals).__name__)
#> dict


print(sys._getframemodulename(), sys._getframemodulename(depth=50))
#> __main__ None
