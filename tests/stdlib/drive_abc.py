# The library module drive_abc, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import abc, _py_abc
from abc import ABC, ABCMeta, abstractmethod
for meta in (ABCMeta, _py_abc.ABCMeta):
    class A(metaclass=meta):
        @abstractmethod
        def f(self): return 'A.f'
        @property
        @abstractmethod
        def p(self): pass
        @classmethod
        @abstractmethod
        def c(cls): pass
        @staticmethod
        @abstractmethod
        def s(): pass
    for k in (A,):
        try:
            k()
        except TypeError as e:
            print('TypeError', "Can't instantiate abstract class" in str(e))
    class B(A):
        def f(self): return 'B.' + super().f()
    try:
        B()
    except TypeError as e:
        print('still abstract')
    class C(B):
        p = 5
        @classmethod
        def c(cls): return 'c'
        @staticmethod
        def s(): return 's'
    print(C().f(), C().p, C.c(), C.s(), sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), C.__abstractmethods__)
    class V(metaclass=meta): pass
    class Plain: pass
    print(isinstance(Plain(), V), V.register(Plain) is Plain, isinstance(Plain(), V), issubclass(Plain, V), issubclass(int, V))
    @V.register
    class Deco: pass
    print(issubclass(Deco, V), isinstance(Deco(), V))
    try:
        V.register(5)
    except TypeError as e:
        print(e)
    try:
        Plain.__bases__
        class W(V): pass
        W.register(V)
    except RuntimeError as e:
        print('RuntimeError')
    class Hook(metaclass=meta):
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Hook:
                return any('quack' in b.__dict__ for b in C.__mro__) or NotImplemented
            return NotImplemented
    class Duck:
        def quack(self): pass
    print(issubclass(Duck, Hook), isinstance(Duck(), Hook), issubclass(int, Hook))
    class BadHook(metaclass=meta):
        @classmethod
        def __subclasshook__(cls, C): return 5
    try:
        issubclass(int, BadHook)
    except AssertionError:
        print('AssertionError')
    try:
        issubclass(5, V)
    except TypeError as e:
        print(e)
class D(ABC):
    x = abc.abstractproperty(lambda s: 1)
print(type(D).__name__, D.__abstractmethods__, abc.get_cache_token() == abc.get_cache_token(), ABC.__mro__[-1])
class Late(ABC):
    @abstractmethod
    def m(self): pass
class L2(Late): pass
L2.m = lambda self: 'patched'
abc.update_abstractmethods(L2)
print(L2().m())
