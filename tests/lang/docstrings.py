"""Module docstring, first statement."""
# Docstrings of modules, classes, functions; what is one and what is not.
print(__doc__)


def f1():
    """one line"""


def f2():
    'single quotes'
    return 1


def f3():
    # comment first
    """after a comment"""


def f4():
    x = 1
    """not a docstring"""


def f5():
    f"""not {1}"""


def f6():
    b"""bytes"""


def f7():
    ("parenthesised")


def f8():
    "impl" "icit"


def f9():
    "a" + "b"


def f10():
    r"""raw \n"""


def f11(): "on the line"


def f12():
    ""


def f13():
    pass
    "late"


def f14():
    u"unicode é"


async def co():
    """coroutine doc"""


def gen():
    """generator doc"""
    yield


class C:
    """class doc"""

    def m(self):
        """method doc"""

    @property
    def p(self):
        """prop doc"""

    @classmethod
    def c(cls):
        """cm doc"""

    @staticmethod
    def s():
        """sm doc"""


class D:
    x = 1
    """no"""


class E(C):
    pass


class F:
    __doc__ = 'assigned'


class G:
    """doc"""
    __doc__ = 'overridden'


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, co, gen, C, D, E, F, G, C.m, C.c, C.s):
    print(f.__name__, repr(f.__doc__))
print(C.p.__doc__, C().m.__doc__, C().__doc__, E().__doc__, (lambda: 'no').__doc__)
f1.__doc__ = 'changed'
print(f1.__doc__)
f1.__doc__ = None
print(f1.__doc__)
del f2.__doc__
print(f2.__doc__)
C.__doc__ = 'new class doc'
print(C.__doc__)
try:
    int.__doc__ = 'x'
except TypeError as e:
    print(e)
print(len.__doc__ is not None, type(str.upper.__doc__).__name__, type(list.__doc__).__name__)
ns = {}
exec('"exec doc"\nx = 1', ns)
print(ns.get('__doc__'))
ns = {}
exec('x = 1\n"late"', ns)
print(ns.get('__doc__'))
import sys
print(sys.modules['__main__'].__doc__)
__doc__ = 'reassigned'
print(__doc__)
