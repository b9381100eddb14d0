# any, all, callable, isinstance, issubclass, len, id, bool.
import sys


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: any([]))
show(lambda: any([0, 1]))
show(lambda: any([0, '']))
show(lambda: any(x > 1 for x in [1, 2]))
show(lambda: any(5))
show(lambda: any())
show(lambda: any([1], [2]))
show(lambda: any({0: 1}))
show(lambda: any('0'))
show(lambda: any(iter([0, 0])))
show(lambda: all([]))
show(lambda: all([1, 2]))
show(lambda: all([1, 0]))
show(lambda: all('a'))
show(lambda: all(5))
show(lambda: all())
show(lambda: all(x for x in [[0], (0,)]))
show(lambda: any(map(int, '001')))
show(lambda: all(range(1, 5)))
show(lambda: any(range(1)))
