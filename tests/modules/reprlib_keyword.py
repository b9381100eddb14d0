# reprlib: limits, recursion; keyword.
import keyword
import reprlib
from array import array
from collections import deque

for x in ([1, 10**50, 'x' * 100, "a'b" * 30, list(range(20)), tuple(range(20)), (1,), (), [], {},
           {i: i for i in range(10)}, {1, 2, 3}, set(), frozenset([1]), frozenset(), deque(range(9)),
           array('i', range(9)), array('i'), [[[[[[[[1]]]]]]]], b'x' * 100, None, 1.5,
           {'a': {'b': {'c': {'d': {'e': {'f': {'g': 1}}}}}}}]):
    print(reprlib.repr(x))


class Bad:
    def __repr__(self):
        raise ValueError


print(reprlib.repr(Bad()).startswith('<Bad instance at'))


class L(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return '<' + '|'.join(map(repr, self)) + '>'


x = L([1, 2])
x.append(x)
print(x, L.__repr__.__name__)
r = reprlib.Repr()
r.maxlist = 2
r.maxstring = 12
print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnop'))


class Mine(reprlib.Repr):
    def repr_int(self, x, level):
        return f'int:{x}@{level}'


print(Mine().repr([1, [2, (3,)]]))
print(keyword.iskeyword('if'), keyword.iskeyword('x'), keyword.issoftkeyword('match'), keyword.kwlist)
