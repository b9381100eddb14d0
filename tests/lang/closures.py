# Closures, free variables, nonlocal, late binding, cells shared between functions.
def counter():
    n = 0

    def inc(k=1):
        nonlocal n
        n += k
        return n

    def get():
        return n
    return inc, get


inc, get = counter()
print(inc(), inc(5), get(), inc.__closure__ is not None, inc.__code__.co_freevars, get.__code__.co_freevars)
inc2, get2 = counter()
print(inc2(), get(), get2())
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
fs = []
for i in range(3):
    def g():
        return i
    fs.append(g)
print([f() for f in fs])


def deep(a):
    def b1(b):
        def c1(c):
            def d1(d):
                return a, b, c, d
            return d1
        return c1
    return b1


print(deep(1)(2)(3)(4), deep(1).__closure__[0].cell_contents, sorted(deep(1)(2).__code__.co_freevars))


def setter():
    x = 1

    def a():
        nonlocal x
        x = 'a'

        def b():
            nonlocal x
            x = 'b'
        return b
    r = [x]
    b = a()
    r.append(x)
    b()
    r.append(x)
    return r


print(setter())


def args_captured(a, b=2, *c, d=4, **e):
    return lambda: (a, b, c, d, e)


print(args_captured(1)(), args_captured(1, 3, 5, d=6, z=7)())


def unbound():
    def get():
        return later
    try:
        get()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    print(get())
    del later
    try:
        get()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(later)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    later = 6
    print(get(), later)


unbound()


def emptycell():
    if False:
        x = 1

    def f():
        return x
    return f


c = emptycell().__closure__[0]
try:
    c.cell_contents
except ValueError as e:
    print('ValueError', e)
c.cell_contents = 5
print(c.cell_contents)
del c.cell_contents
try:
    c.cell_contents
except ValueError as e:
    print(e)


def local_unbound():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    try:
        del v
    except UnboundLocalError as e:
        print(e)
    try:
        v += 1
    except UnboundLocalError as e:
        print(e)


local_unbound()


def loopvar():
    out = []
    for x in range(3):
        def f(x=x):
            y = x
            return lambda: (x, y)
        out.append(f())
    return [h() for h in out]


print(loopvar())


class C:
    v = 'class'

    def m(self):
        v = 'method'

        class D:
            w = v

            def n(self):
                return v, self.w, __class__.__name__
        return D().n()


print(C().m())


def shared():
    n = [0]
    def make(name):
        def f():
            n[0] += 1
            return name, n[0]
        return f
    return make('a'), make('b')


a, b = shared()
print(a(), b(), a(), b())


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run


print(compose(lambda x: x + 1, lambda x: x * 10, str.__len__)('abc'))


def exc_capture():
    try:
        1 / 0
    except ZeroDivisionError as e:
        f = lambda: e
        print(type(f()).__name__)
    try:
        f()
    except NameError as x:
        print(type(x).__name__, x)


exc_capture()


def rec():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    def even(n):
        return n == 0 or odd(n - 1)
    def odd(n):
        return n != 0 and even(n - 1)
    return fact(20), even(10), odd(7), even(7)


print(rec())


def comp_closure():
    k = 10
    fs = [lambda x: x + k + j for j in range(3)]
    k = 100
    return [f(1) for f in fs], [(lambda: k)() for _ in range(2)], {k + i: [k for _ in '1'] for i in range(2)}, list(k + i for i in range(2))


print(comp_closure())


def star(*args, **kwargs):
    def f():
        nonlocal args
        args += (1,)
        return args, kwargs
    f()
    return f()


print(star(5, a=6))
