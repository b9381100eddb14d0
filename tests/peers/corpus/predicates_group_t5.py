# any, all, callable, isinstance, issubclass, len, id, bool.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: len([]))
show(lambda: len({1: 2}))
show(lambda: len((1,)))
show(lambda: len({1}))
show(lambda: len(b'ab'))
show(lambda: len(range(5)))
show(lambda: len(5))
show(lambda: len(None))
show(lambda: len())
show(lambda: len([], []))
show(lambda: len(x for x in []))
show(lambda: len(iter([])))
show(lambda: len(len))
show(lambda: len(obj=[]))
show(lambda: len(bytearray(3)))
show(lambda: len(memoryview(b'abc')))
show(lambda: len({}.items()))
show(lambda: len(int))
show(lambda: len(frozenset('ab')))
show(lambda: len(range(sys.maxsize)) == sys.maxsize)
show(lambda: len(range(sys.maxsize + 1)))
show(lambda: len(range(2**64)))
show(lambda: bool(1, 2))
show(lambda: bool(x=1))
