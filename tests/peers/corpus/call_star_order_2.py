def f(*a, **k): return a, k


a = [1]


def it():
    print('iter')
    yield 1


def p(x): print('p', x); return x


print(f(*it(), **{'a': p(1)}))
print(f(*it(), **p({'a': 1})))


class C:
    def m(self, *a, **k): return a, k
    def __init_subclass__(cls, *a, **k): print(k)


print(C().m(*it(), k=p(3)))
