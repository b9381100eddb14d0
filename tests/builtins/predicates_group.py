# any, all, callable, isinstance, issubclass, len, id, bool.
import sys
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class C:
    def __call__(self): pass
class D(C): pass
class N: pass
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class M(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class Abstract(metaclass=M): pass
class Raises(type):
    def __instancecheck__(cls, o): raise ValueError('ic')
class RC(metaclass=Raises): pass
class Fake:
    @property
    def __class__(self): return int
class BadTruth:
    def __bool__(self): raise ValueError('truth')
class Bases:
    __bases__ = (int,)
class MNone(type):
    def __instancecheck__(cls, o): return 'truthy'
class TN(metaclass=MNone): pass


for src in '''any([])|any([0, 1])|any([0, ''])|any(x > 1 for x in [1, 2])|any(5)|any()|any([1], [2])|any({0: 1})|any('0')|any([BadTruth()])|any([1, BadTruth()])|any(iter([0, 0]))|all([])|all([1, 2])|all([1, 0])|all('a')|all(5)|all()|all([0, BadTruth()])|all([1, BadTruth()])|all(x for x in [[0], (0,)])|any(map(int, '001'))|all(range(1, 5))|any(range(1))
callable(len)|callable(C())|callable(N())|callable(C)|callable(lambda: 0)|callable(5)|callable(None)|callable(C().__call__)|callable('a'.upper)|callable()|callable(1, 2)|callable(int)|callable(property())|callable(staticmethod(len))|callable(classmethod(len))|callable(type)|callable(x for x in [])|callable(Exception)
isinstance(5, int)|isinstance(5, (str, int))|isinstance(5, ())|isinstance(5, (str, (float, (int,))))|isinstance(True, int)|isinstance(5, bool)|isinstance(5, 5)|isinstance(5, (int, 5))|isinstance(5, (5, int))|isinstance(5, [int])|isinstance(5, None)|isinstance(5, 'int')|isinstance()|isinstance(5)|isinstance(5, int, 1)|isinstance(D(), C)|isinstance(C(), D)|isinstance(D, type)|isinstance(C(), object)|isinstance(5, Abstract)|isinstance(6, Abstract)|isinstance(Fake(), int)|isinstance(Fake(), Fake)|isinstance(5, RC)|isinstance(5, TN)|isinstance(TN(), TN)|isinstance(5, Bases())|isinstance(None, type(None))|isinstance(len, type(len))|isinstance(int, type)|isinstance(type, object)|isinstance(object, type)|isinstance([], (list, RC))|isinstance(5, int | str)|isinstance(5, (str, int | float))
issubclass(bool, int)|issubclass(int, int)|issubclass(int, bool)|issubclass(D, (int, C))|issubclass(5, int)|issubclass(int, 5)|issubclass('a', str)|issubclass(int, (5,))|issubclass(int, ())|issubclass()|issubclass(int)|issubclass(int, object)|issubclass(object, int)|issubclass(type, object)|issubclass(int, Abstract)|issubclass(str, Abstract)|issubclass(Bases(), int)|issubclass(C, type)|issubclass(M, type)|issubclass(int, (str, (float, (int,))))|issubclass(bool, int | str)|issubclass(None, object)|issubclass(Exception, BaseException)
len([])|len('aé😀')|len({1: 2})|len((1,))|len({1})|len(b'ab')|len(range(5))|len(5)|len(None)|len(N())|len(N)|len()|len([], [])|len(L(5))|len(L(-1))|len(L('a'))|len(L(1.5))|len(L(True))|len(L(2**63))|len(L(sys.maxsize + 1))|len(L(sys.maxsize)) == sys.maxsize|len(x for x in [])|len(iter([]))|len(len)|len(obj=[])|len(bytearray(3))|len(memoryview(b'abc'))|len({}.items())|len(int)|len(frozenset('ab'))|len(range(sys.maxsize)) == sys.maxsize|len(range(sys.maxsize + 1))|len(range(2**64))
bool(L(0))|bool(L(5))|bool(L(-1))|bool(BadTruth())|bool(N())|bool(N)|bool(1, 2)|bool(x=1)|id(5) == id(5)|id()|id(1, 2)|id(None) == id(None)|id([]) > 0|type(id(1)).__name__|id(len) == id(len)'''.replace('\n', '@').replace('int | str', 'int || str').replace('int | float', 'int || float').replace('|', '@').replace('@@', '|').split('@'):
    t(src)
