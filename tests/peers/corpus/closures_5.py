# Closures, free variables, nonlocal, late binding, cells shared between functions.
def shared():
    n = [0]
    def make(name):
        def f():
            n[0] += 1
            return name, n[0]
        return f
    return make('a'), make('b')


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
