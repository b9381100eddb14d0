# A metaclass may order the bases as it likes, but not put in classes whose instances are laid out in another way.
class A:
    def f(self): return 'A'


class C(A):
    def f(self): return 'C'


class Reversed(type):
    def mro(cls):
        return type.mro(cls)[::-1]


class X(C, A, metaclass=Reversed): pass


print([k.__name__ for k in X.__mro__], X().f())


def meta(*bases):
    class Meta(type):
        def mro(cls):
            return [cls, *bases, object]
    return Meta


class Slots:
    __slots__ = ('one', 'two')


for base, more in ((object, dict), (object, int), (object, Slots), (list, dict), (object, 1), (Slots, tuple), (ValueError, OSError)):
    try:
        class Y(base, metaclass=meta(more)): pass
    except TypeError as e:
        print(base.__name__, more, type(e).__name__, e)
    else:
        print('made', base.__name__, more)


class Plain: pass


for base, more in ((object, A), (dict, A), (Slots, Slots), (dict, Plain), (int, Plain)):
    class Y(base, metaclass=meta(more)): pass
    print(more in Y.__mro__)
