# Properties and methods whose __init__ runs again after hot code has used them.
def mk(i):
    return eval(f'lambda s: {i}')


p = property(mk(1))
sm = staticmethod(eval('lambda: 1'))
cm = classmethod(eval('lambda c: 1'))


class C:
    x = p
    s = sm
    c = cm


def hot(c):
    r = []
    for i in range(10):
        r.append((c.x, c.s(), c.c(), C.s(), C.c()))
    return r[-1]


c = C()
print(hot(c))
