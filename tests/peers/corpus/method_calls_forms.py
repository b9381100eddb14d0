# Calls of methods with every kind of argument.
class T:
    def m(self, *args, **kw):
        return args, sorted(kw.items())

    def fixed(self, a, b=2, *, c=3):
        return a, b, c

    attr = len

    @staticmethod
    def s(*a):
        return a

    @classmethod
    def c(cls, *a, **k):
        return cls.__name__, a, sorted(k)


t = T()
print(t.m(), t.m(1, 2), t.m(x=1), t.m(1, *[2, 3], y=4, **{'z': 5}), t.m(*(1,), *(2,)))
print(t.fixed(1), t.fixed(1, c=5), t.fixed(b=1, a=0), t.fixed(*[1, 2], **{'c': 9}))
print(t.s(1, 2), T.s(), t.c(1, k=2), T.c(), T.m(t, 5), t.attr('abc') if False else len('abc'))
bound = t.fixed
print(bound(7), [f(1) for f in (t.m, t.s)], (t.m)(3), t.m.__name__ if False else 'm')
f = 'abc'.upper
print(f(), ','.join(map(str.upper, 'ab')), [].append(1), list(map('x{}y'.format, [1, 2])))
