# Texts of TypeError for wrong calls.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def fdd(a=1, b=2): pass
def fv(a, *args): pass
def fk(*, k): pass
def fk2(*, k, m): pass
def fk3(*, k, m, n=1): pass
def fak(a, *, k=1): pass
def fp(a, b, /): pass
def fpd(a, b=1, /, c=2): pass
def fkw(a, **kw): pass
def fpk(a, /, **kw): pass
def fmix(a, b, /, c, *, d, e): pass
def f4(a, b, c, d): pass


class C:
    def __init__(self, x): pass
    def m(self): pass
    def m1(self, a): pass
    def md(self, a=1): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def nos(): pass


class D: pass


lam = lambda x: x
c = C(1)
calls = '''f0(1)|f0(1, 2)|f0(a=1)|f0(*[1, 2, 3])|f1()|f1(1, 2)|f1(b=1)|f1(1, a=1)|f1(1, b=2)|f1(1, 2, 3)|f2()|f2(1)|f2(b=1)|f2(a=1)
f2(1, 2, 3)|f2(1, a=2)|f2(1, 2, b=3)|f2(1, c=3)|f3()|f3(1)|f3(1, 2)|f3(1, c=1)|f3(b=1)|f4()|f4(1)|f4(1, d=1)|fd()|fd(1, 2, 3)|fd(b=1)|fd(1, 2, b=3)|fdd(1, 2, 3)|fdd(1, a=2)
fdd(c=1)|fv()|fv(b=1)|fv(1, 2, a=3)|fk()|fk(1)|fk(1, k=2)|fk(j=1)|fk(k=1, j=2)|fk2()|fk2(k=1)|fk2(m=1)|fk3()|fk3(1, 2)|fak()|fak(1, 2)|fak(1, 2, k=3)|fak(1, 2, 3, k=4)
fp()|fp(1)|fp(1, 2, 3)|fp(a=1, b=2)|fp(1, b=2)|fp(1, 2, a=1)|fpd()|fpd(1, 2, 3, 4)|fpd(a=1)|fpd(1, b=2)|fkw()|fkw(1, 2)|fkw(1, a=2)|fkw(**{'a': 1}, **{'a': 2})|fpk()|fpk(a=1)
fmix()|fmix(1)|fmix(1, 2)|fmix(1, 2, 3)|fmix(1, 2, 3, d=1)|fmix(1, 2, 3, 4)|fmix(1, 2, 3, 4, d=1, e=2)|fmix(1, 2, c=3, d=4)|fmix(a=1, b=2, c=3, d=4, e=5)
C()|C(1, 2)|C(y=1)|C(1, x=1)|c.m(1)|c.m1()|c.m1(1, 2)|c.md(1, 2)|C.m()|C.c()|C.c(1, 2)|c.c()|C.s()|c.s(1, 2)|c.nos()|C.nos(1)|c.m(a=1)|D(1)|D(a=1)|lam()|lam(1, 2)|lam(y=1)
c()|1()|'a'()|None()|(1, 2)()|[]()|{}()|(lambda: 0)()()|f0()()|...()|1.5()
f1(*1)|f1(*None)|f1(**1)|f1(**None)|f1(**[])|f1(**{1: 2})|f1(*[1], *2)|f2(1, *3)|f1(a=1, **{'a': 2})|f2(*[1], a=2)|f2(1, **{'a': 2})|f1(**{'a': 1, 'b': 2})
len()|len(1, 2)|len(x=1)|abs()|abs(1, 2)|isinstance(1)|[].append()|[].append(1, 2)|'a'.join()|'a'.join(1, 2)|{}.get()|{}.get(1, 2, 3)
object(1)|object.__new__()|int.__new__()|list(1, 2)|dict(1, 2)|tuple(1, 2)|set(1, 2)|range()|range(1, 2, 3, 4)|range(a=1)|bool(1, 2)|float(1, 2)|type()|type(1, 2)|super()|iter()|next()
sorted()|sorted(1)|sorted([], 1)|max()|max(1)|enumerate()|map()|map(1)|filter()|filter(1)|hash()|hash([])|chr()|chr('a')|ord()|ord(1)|ord('ab')|repr()|repr(1, 2)'''
import sys
SKIP = {"super()"}
for text in calls.replace('\n', '|').split('|'):
    if text in SKIP:
        continue
    try:
        eval(text)
        print(text, 'ok')
    except Exception as e:
        print(text, '->', type(e).__name__, e)


class Meta(type):
    def __call__(cls, *a):
        print('meta call', a)
        return super().__call__(*a)


class E(metaclass=Meta):
    def __new__(cls, a):
        return object.__new__(cls)

    def __init__(self, a, b):
        pass


for src in ('E()', 'E(1)', 'E(1, 2)'):
    try:
        eval(src)
    except TypeError as e:
        print(src, e)


class NewOnly:
    def __new__(cls, *a):
        return super().__new__(cls, *a)


class InitOnly:
    def __init__(self, a):
        super().__init__(a)


class BadInit:
    def __init__(self):
        return 1


class BadNew:
    def __new__():
        pass


for src in ('NewOnly()', 'NewOnly(1)', 'InitOnly(1)', 'BadInit()', 'BadNew()'):
    try:
        print(type(eval(src)).__name__)
    except TypeError as e:
        print(src, e)


def outer():
    def nested(a):
        pass
    class Local:
        def meth(self, a):
            pass
    return nested, Local()


n, l = outer()
for fn in (n, l.meth):
    try:
        fn()
    except TypeError as e:
        print(e)
