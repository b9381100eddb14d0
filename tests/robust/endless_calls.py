# Calls that lead round in circles without a Python frame end in RecursionError.


class A:
    pass


def show(what, f):
    try:
        print(what, f())
    except RecursionError as e:
        print(what, 'RecursionError')


A.__call__ = A()
a = A()
show('call', lambda: a())
show('call from C', lambda: list(map(a, [1])))
show('key', lambda: sorted([2, 1], key=a))


for name in ('__repr__', '__str__', '__hash__', '__len__', '__iter__', '__next__', '__bool__', '__index__', '__format__',
             '__getattr__', '__getattribute__', '__eq__', '__lt__', '__add__', '__getitem__', '__contains__'):
    B = type('B', (), {})
    C = type('C', (), {})
    B.__call__ = C()
    C.__call__ = B()
    D = type('D', (), {name: C()})
    uses = {'__repr__': repr, '__str__': str, '__hash__': hash, '__len__': len, '__iter__': iter, '__next__': next, '__bool__': bool,
            '__index__': lambda d: [1][d], '__format__': format, '__getattr__': lambda d: d.nope, '__getattribute__': lambda d: d.nope,
            '__eq__': lambda d: d == 1, '__lt__': lambda d: d < 1, '__add__': lambda d: d + 1, '__getitem__': lambda d: d[1],
            '__contains__': lambda d: 1 in d}
    d = D()
    show(name, lambda: uses[name](d))
