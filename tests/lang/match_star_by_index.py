# Around *_ a sequence is asked for single elements, so it may be endless to iterators.
import collections.abc


class Seq(collections.abc.Sequence):
    def __init__(self):
        self.asked = []

    def __getitem__(self, i):
        self.asked.append(i)
        return i

    def __len__(self):
        return 42


s = Seq()
match s:
    case [x, *_, y]:
        print(x, y, s.asked)
s = Seq()
match s:
    case [*_, _, 40, y]:
        print(y, s.asked)
s = Seq()
match s:
    case [_, 7, *_, _]:
        print('never')
    case [0, _, 2, *_]:
        print(s.asked)
match [1, [2, 3, 4], 5]:
    case [a, [*_, b], *_]:
        print(a, b)
match 'ab', (1,):
    case [*_, (x, *_)]:
        print(x)
