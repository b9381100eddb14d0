# Every form of argument passing.
class M:
    def meth(self, a, *r, k=0, **kw):
        return a, r, k, kw

    @classmethod
    def cm(cls, *a, **k):
        return cls.__name__, a, k

    @staticmethod
    def sm(*a, **k):
        return a, k

    def __call__(self, *a, **k):
        return a, k


m = M()
print(m.meth(1), m.meth(1, 2, k=3, z=4), m.meth(*[1, 2], **{'k': 3}), M.meth(m, 1), m.cm(1, a=2), M.cm(), m.sm(1, b=2), M.sm(self=1))
print(m(1, a=2), m(*[1], **{'b': 3}), m(), m(self=1) if False else '')
