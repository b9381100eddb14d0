# Name resolution in odd corners: class bodies, comprehensions, nested functions, lambdas, defaults.
def loop_def():
    for i in range(2):
        def f():
            return i
        if i == 0:
            first = f
    return first(), f()


print(loop_def())


class T:
    for i in range(3):
        locals()[f'm{i}'] = lambda self, i=i: i
    del i


print(T().m0(), T().m2(), hasattr(T, 'i'))


def gen_scope():
    n = 3
    g = (n * i for i in range(n))
    n = 10
    return list(g)


print(gen_scope())
