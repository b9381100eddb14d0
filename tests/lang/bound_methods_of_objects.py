# Bound methods whose function is itself a bound method or an object that can be called.
import types


class Callable:
    def __call__(self, *args):
        return args


class Wrapper:
    def __init__(self, f):
        self.f = f

    def __call__(self, *args, **kw):
        return self.f(*args, **kw)

    def __get__(self, obj, cls):
        return types.MethodType(self, obj)


class C:
    @Wrapper
    def method(self, *args, **kw):
        return [type(self).__name__, args, kw]


def show():
    once = types.MethodType(Callable(), 1)
    twice = types.MethodType(types.MethodType(Callable(), 1), 2)
    thrice = types.MethodType(twice, 3)
    print('a', once(9), [once(), 8, once(7)])
    print('a', twice(9), [twice(), 8, twice(7)], max(twice(1)))
    print('a', thrice(9), [thrice(), 8, thrice(*[7])])
    built_in = types.MethodType(types.MethodType(max, 5), 6)
    print('b', built_in(1), [0, built_in(7, 8), 1], built_in(key=lambda v: -v))
    c = C()
    f = c.method
    print('c', f(1), [0, f(k=2), c.method(3), c.method(*[4], **{'k': 5})])
    made = types.MethodType(types.MethodType(dict, [(1, 2)]), 3) if False else types.MethodType(list, (1, 2))
    print('d', made(), [0, made(), 1])


show()


def gen():
    f, twice = C().method, types.MethodType(types.MethodType(Callable(), 1), 2)
    yield 'a', f(1), [0, f(k=2)]
    yield 'b', twice(9), [twice(), 8, twice(7)]
    yield (lambda: [twice(9), f(twice(3))])()


for _ in range(3):
    print(*gen())
