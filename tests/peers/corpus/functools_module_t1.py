# functools: partial, reduce, lru_cache, wraps, singledispatch, total_ordering, cmp_to_key, cached_property.
import functools
from functools import *


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: partial())
show(lambda: partial(int)('5'))
show(lambda: partial(len)([1]))
show(lambda: partial(max, 5)(3, 9))
show(lambda: list(map(partial(pow, 2), range(5))))
show(lambda: partial(lambda x: x)())
show(lambda: reduce(lambda a, b: a + b, [1, 2, 3]))
show(lambda: reduce(lambda a, b: a * b, [1, 2, 3], 10))
show(lambda: reduce(lambda a, b: a - b, range(5)))
show(lambda: reduce(max, 'hello'))
show(lambda: reduce(5, [1, 2]))
show(lambda: reduce(lambda a, b: 1 / 0, [1, 2]))
show(lambda: reduce(lambda a, b: f'({a}{b})', 'abcd'))
