# C3 linearisation, super() in all forms, cooperative calls, conflicts.
class A:
    def f(self): return ['A']


class B(A):
    def f(self): return ['B'] + super().f()


class C(A):
    def f(self): return ['C'] + super().f()


class D(B, C):
    def f(self): return ['D'] + super().f()


def names(c):
    return ''.join(k.__name__[0] for k in c.__mro__)


d = D()
s = super(D, d)
print(repr(s).split(' object')[0], type(s).__name__)


class S:
    v = 'S.v'

    @property
    def p(self): return 'S.p'

    @classmethod
    def c(cls): return 'S.c ' + cls.__name__

    @staticmethod
    def s(): return 'S.s'

    def __getitem__(self, k): return ('S', k)

    def __len__(self): return 7

    def __setattr__(self, k, v):
        print('S.setattr', k)
        object.__setattr__(self, k, v)


class T(S):
    v = 'T.v'

    @property
    def p(self): return 'T+' + super().p

    @classmethod
    def c(cls): return 'T+' + super().c()

    @staticmethod
    def s(): return 'T+' + super(T, T).s()

    def __getitem__(self, k): return ('T',) + super().__getitem__(k)

    def __len__(self): return super().__len__() + 1

    def vs(self): return super().v, self.v

    def __setattr__(self, k, v):
        super().__setattr__(k, v)

    def nested(self):
        return [super(T, self).v for _ in range(2)], (lambda: super(T, self).v)(), __class__.__name__

    def inner(self):
        def g():
            return super(T, self).v
        return g()

    def gen(self):
        yield super().v
        yield super().p

    def subs(self):
        try:
            return super()[1]
        except TypeError as e:
            return str(e)


t = T()
t.attr = 1
