# map and others: subclasses whose __init__ takes keywords; hints of length that fail.
import operator
from itertools import repeat


class M(map):
    def __init__(self, *args, newarg=None):
        self.newarg = newarg


m = M(str, [1, 2], newarg=3)
print(m.newarg, list(m))


class N(map):
    pass


for f in (lambda: N(str, [1], newarg=3), lambda: map(str, [1], newarg=3)):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
print(operator.length_hint(repeat(None), 12), operator.length_hint(repeat(None, 3), 12))


class H:
    def __init__(self, exc):
        self.exc = exc

    def __length_hint__(self):
        raise self.exc

    def __iter__(self):
        return iter((1, 2))


print(list(H(TypeError())), operator.length_hint(H(TypeError()), 4))
try:
    list(H(ValueError()))
except ValueError:
    print('ValueError')
print(object.__text_signature__)
import heapq  # noqa: E402


class Clear(int):
    def __lt__(self, o):
        heap.clear()
        return NotImplemented


heap = [Clear(5)]
try:
    heapq.heappushpop(heap, 6)
except IndexError as e:
    print(e)
