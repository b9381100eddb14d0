# Name resolution in odd corners: class bodies, comprehensions, nested functions, lambdas, defaults.
x = 'global'


def f():
    x = 'f local'

    class A:
        a = x
        x = 'class'
        b = x

        def m(self):
            return x
        c = (lambda: x)()
        d = [x for _ in 'a'][0]
        e = [y for y in x]
        g = list(x for _ in 'a')[0]
        try:
            del x
            h = x
        except NameError as err:
            h = str(err)
    return A.a if hasattr(A, 'a') else None, A.b, A().m(), A.c, A.d, ''.join(A.e), A.g, A.h


try:
    print(f())
except NameError as e:
    print(type(e).__name__, e)


class B:
    y = x
    x = 'B.x'
    z = x

    def get(self):
        return x, self.x
    w = lambda self: x
    v = [i for i in x][0]

    class N:
        u = x

    def default(self, p=x):
        return p
    try:
        comp = [x for i in 'a']
    except NameError as e:
        comp = str(e)


print(B.y, B.z, B().get(), B().w(), B.v, B.N.u, B().default(), B.comp)


def outer():
    v = 'outer'

    class C:
        if False:
            v = 1
        r = v if 'v' in locals() or True else None
    return C.r


try:
    print(outer())
except NameError as e:
    print(e)


def g():
    n = 1

    class D:
        nonlocal n
        n = 2

        def m(self):
            return n
    return n, D().m(), 'n' in vars(D)


print(g())


def h(a, b=lambda: a if False else 'default lambda', *, c=[i for i in range(3)]):
    return a, b() if callable(b) else b, c


print(h(1, 2))


def cls_closure():
    k = 5

    class E:
        vals = [k * i for i in range(3)]

        def f(self):
            return [k + i for i in range(2)], (lambda: [k for _ in 'a'])()

        class F:
            inner = k

            def g(self):
                return k, __class__.__qualname__
    return E.vals, E().f(), E.F.inner, E.F().g()


print(cls_closure())


def deep():
    a = 1

    def b():
        def c():
            def d():
                nonlocal a
                a += 1
                return a
            return d
        return c()
    r = b()
    return r(), r(), a


print(deep())


def same_name():
    f = 1

    def g():
        f = 2

        def h():
            return f
        return h(), f
    return g(), f


print(same_name())


def param_shadow(x):
    def inner(x=x):
        x += 1
        return x
    return inner(), inner(10), x


print(param_shadow(5))


def cond(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(cond(1), cond(0))


def loop_def():
    for i in range(2):
        def f():
            return i
        if i == 0:
            first = f
    return first(), f()


print(loop_def())
try:
    class Q:
        a = 1

        def b(self):
            return a
    Q().b()
except NameError as e:
    print(e)


class Meta(type):
    @classmethod
    def __prepare__(m, n, b):
        return {'from_prepare': 42}


class R(metaclass=Meta):
    got = from_prepare

    def m(self):
        try:
            return from_prepare
        except NameError as e:
            return str(e)


print(R.got, R().m())


def exec_class():
    loc = 'local'
    ns = {}
    exec('class S:\n    v = 1\n    def f(self): return v\ntry:\n    S().f()\nexcept NameError as e:\n    print(e)', ns)


exec_class()


class T:
    for i in range(3):
        locals()[f'm{i}'] = lambda self, i=i: i
    del i


print(T().m0(), T().m2(), hasattr(T, 'i'))
class U:
    __x = 'private'
    vals = {k: v for k, v in [('a', 1)]}
    def __init_subclass__(cls): cls.made = __class__
class V(U): pass
print(V.made, U.vals)
def annot():
    a: int
    try:
        a
    except UnboundLocalError as e:
        return str(e)
print(annot())
def gen_scope():
    n = 3
    g = (n * i for i in range(n))
    n = 10
    return list(g)
print(gen_scope())
def lambda_default():
    return [(lambda a=i, *, b=i * 2: (a, b))() for i in range(3)]
print(lambda_default())
print([[x for x in range(y)] for y in range(3)], [x for x in [[x for x in 'ab']]], x)
z = [w := 1, [w for _ in 'a']]
print(z, w)
