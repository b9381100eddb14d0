# any, all, callable, isinstance, issubclass, len, id, bool.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: isinstance(5, int))
show(lambda: isinstance(5, (str, int)))
show(lambda: isinstance(5, ()))
show(lambda: isinstance(5, bool))
show(lambda: isinstance(5, 5))
show(lambda: isinstance(5, (int, 5)))
show(lambda: isinstance(5, [int]))
show(lambda: isinstance(5, None))
show(lambda: isinstance(5, 'int'))
show(lambda: isinstance())
show(lambda: isinstance(5))
show(lambda: isinstance(5, int, 1))
show(lambda: isinstance(None, type(None)))
show(lambda: isinstance(len, type(len)))
show(lambda: isinstance(int, type))
show(lambda: isinstance(type, object))
show(lambda: isinstance(object, type))
