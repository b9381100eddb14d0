# any, all, callable, isinstance, issubclass, len, id, bool.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: issubclass(int, int))
show(lambda: issubclass(int, bool))
show(lambda: issubclass(5, int))
show(lambda: issubclass(int, 5))
show(lambda: issubclass('a', str))
show(lambda: issubclass(int, ()))
show(lambda: issubclass())
show(lambda: issubclass(int))
show(lambda: issubclass(int, object))
show(lambda: issubclass(object, int))
show(lambda: issubclass(type, object))
show(lambda: issubclass(None, object))
show(lambda: issubclass(Exception, BaseException))
