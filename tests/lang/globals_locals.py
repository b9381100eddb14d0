# globals(), locals(), vars(), dir() without arguments, in every kind of scope.
x = 1
print(globals()['x'], locals() is globals(), vars() is globals(), __name__, 'x' in dir())
globals()['made'] = 5
print(made)
locals()['made2'] = 6
print(made2)
vars()['made3'] = 7
print(made3)
del globals()['made']
print('made' in globals())


def f(a, b=2, *c, d=4, **e):
    z = a
    del b
    return sorted(locals().items())


print(f(1), f(1, 2, 3, e=5))


def g():
    l = locals()
    y = 1
    l['y'] = 99
    return y, sorted(dir()), sorted(vars())


print(g())


def h():
    a = 1

    def inner():
        b = 2
        a
        return sorted(locals())

    def inner2():
        c = 3
        return sorted(locals())
    return inner(), inner2(), sorted(k for k in locals())


print(h())


class C:
    attr = 1
    names = sorted(k for k in locals() if not k.startswith('__'))
    locals()['injected'] = 'i'
    here = locals() is not globals()

    def m(self):
        __class__
        return sorted(locals())


print(C.names, C.injected, C.here, C().m())


def gen():
    v = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())


print(list(gen()))
print((lambda p: locals())(5), [sorted(locals()) for q in [1]][0] == [] or 'q')


def unbound():
    if 0:
        never = 1
    return locals()


print(unbound())


def mod_globals():
    globals()['via_func'] = 1
    global x
    x = 2
    return globals() is mod_globals.__globals__


print(mod_globals(), via_func, x)
try:
    vars(5)
except TypeError as e:
    print(e)
try:
    vars(1, 2)
except TypeError as e:
    print(e)
try:
    globals(1)
except TypeError as e:
    print(e)
try:
    locals(1)
except TypeError as e:
    print(e)
print(eval('globals() is g', {'g': None}), eval('sorted(locals())', {}, {'p': 1}))
ns = {}
exec('def ff(): return globals()', ns)
print(ns['ff']() is ns, ns['ff'].__globals__ is ns)


def comp_locals():
    a = 1
    return [i for i in range(2)], sorted(locals())


print(comp_locals())


def exc_locals():
    try:
        1 / 0
    except ZeroDivisionError as e:
        inside = sorted(locals())
    return inside, sorted(locals())


print(exc_locals())


def nested_del():
    a, b = 1, 2
    del a
    return locals()


print(nested_del())
snap1 = None


def snapshot():
    global snap1
    a = 1
    snap1 = dict(locals())
    a = 2
    return snap1, dict(locals())


print(snapshot())
print(sorted(k for k in vars(C) if not k.startswith('__')), type(vars(C)).__name__)
import sys
print(vars(sys) is sys.__dict__, 'path' in vars(sys), sys.modules['__main__'].__dict__ is globals())
main = sys.modules['__main__']
main.set_from_outside = 'outside'
print(set_from_outside, main.x)
def frame_info():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno > 0, fr.f_globals is globals(), sorted(fr.f_locals), fr.f_back.f_code.co_name, sys._getframe(1).f_code.co_name
print(frame_info())
try:
    sys._getframe(10000)
except ValueError as e:
    print(e)
builtins_before = len
len = lambda o: 'patched'
print(len([1]))
del len
print(len([1]))
import builtins
builtins.my_builtin = 'new builtin'
print(my_builtin)
del builtins.my_builtin
try:
    my_builtin
except NameError as e:
    print(e)
print(__builtins__ is builtins or isinstance(__builtins__, dict))
