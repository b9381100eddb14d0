# Decorators with and without arguments, on functions, methods and classes.
def trace(f):
    def wrapper(*args, **kw):
        print('call', f.__name__, args[-1], sorted(kw.items()))
        result = f(*args, **kw)
        print('result', result)
        return result
    return wrapper


def times(n):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(n)]
        return wrapper
    return decorate


@trace
def add(a, b=1):
    return a + b


@times(2)
@times(3)
def hello(name):
    return 'hello ' + name


registry = {}


def register(cls):
    registry[cls.__name__] = cls
    return cls


@register
class Thing:
    @trace
    def method(self, x):
        return x * 2

    @staticmethod
    def static(x):
        return x + 1

    @classmethod
    def make(cls):
        return cls()


add(1)
add(1, b=5)
print(hello('you'))
print(Thing().method(4), Thing.static(1), isinstance(Thing.make(), Thing), sorted(registry))


def order(name):
    print('evaluate', name)

    def apply(f):
        print('apply', name)
        return f
    return apply


@order('outer')
@order('inner')
def nothing():
    pass
