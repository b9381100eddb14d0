# Hashes that are kept, fixed hashes, flags of abstract classes, module names.
import types
from collections.abc import Collection, Mapping, MutableSequence, Reversible, Sequence


class Counted(int):
    def __init__(self, value):
        self.asked = 0

    def __hash__(self):
        self.asked += 1
        return int.__hash__(self)


keys = [Counted(i) for i in range(5)]
d = dict.fromkeys(keys)
s, t = set(d), frozenset(d)
s.difference(d), s ^ t, s & t
print(dict.fromkeys(s, 1) == dict.fromkeys(t, 1) == dict.fromkeys(d, 1), [k.asked for k in keys])


class Zero:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        return other == ''


print(hash(''), hash(b''), hash('a' * 0 + ''), Zero() in {''}, {'': 5}[Zero()], '' in {Zero(): 1})

try:
    class Both(Collection):
        __abc_tpflags__ = 1 << 5 | 1 << 6
except TypeError as e:
    print(e)

import array
print(isinstance(array.array('b'), MutableSequence), issubclass(array.array, Reversible))
