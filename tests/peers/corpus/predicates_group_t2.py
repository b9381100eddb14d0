# any, all, callable, isinstance, issubclass, len, id, bool.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: callable(len))
show(lambda: callable(lambda: 0))
show(lambda: callable(5))
show(lambda: callable(None))
show(lambda: callable('a'.upper))
show(lambda: callable())
show(lambda: callable(1, 2))
show(lambda: callable(int))
show(lambda: callable(property()))
show(lambda: callable(classmethod(len)))
show(lambda: callable(type))
show(lambda: callable(x for x in []))
show(lambda: callable(Exception))
