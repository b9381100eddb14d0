"""When * and ** arguments are iterated: a lone * by the call itself, others in their turn."""
def f(*a, **k): return a, k
a = [1]
print(f(*a, k=a.append(2)))
a = [1]
print(f(0, *a, k=a.append(2)))
a = [1]
print(f(*a, *a, k=a.append(2)))
d = {'x': 1}
print(f(**d, k=d.update(y=2)))
print(f(k=d.update(z=2), **d))
def it():
    print('iter')
    yield 1
def p(x): print('p', x); return x
print(f(*it(), k=p(3)))
print(f(*it(), p(4), k=p(3)))
print(f(*it(), *p((4,)), k=p(3)))
print(f(*it(), **{'a': p(1)}))
print(f(*it(), **p({'a': 1})))
class C:
    def m(self, *a, **k): return a, k
    def __init_subclass__(cls, *a, **k): print(k)
print(C().m(*it(), k=p(3)))
print(C().m(1, *it(), k=p(3)))
class D(*(C,), k=p(5)): pass
for g in (lambda: f(*None, k=p(1)), lambda: f(0, *None, k=p(2)), lambda: f(*2, p(4)), lambda: f(k=p(6), **None)):
    try: g()
    except TypeError as e: print(e)
