# itertools: every function, laziness and argument errors.
from itertools import *
import operator


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: count(1, 2, 3))
show(lambda: cycle())
show(lambda: repeat())
show(lambda: accumulate())
show(lambda: next(chain([], [1])))
show(lambda: L(dropwhile(None, [1])) if 0 else 1)
show(lambda: starmap(pow))
show(lambda: islice('a'))
show(lambda: islice('a', 1, 2, 3, 4))
show(lambda: len(tee([1], 3)))
show(lambda: tee(5))
show(lambda: tee([1], 'a'))
