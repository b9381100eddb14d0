# Container protocol: getitem/setitem/delitem, iteration by index, contains, len, reversed, slices.
class Raises:
    def __getitem__(self, k):
        raise ValueError('from getitem')


class KeyErr:
    def __getitem__(self, k):
        if k == 2:
            raise KeyError(k)
        return k


for o in (Raises(), KeyErr()):
    try:
        print(list(o))
    except Exception as e:
        print(type(e).__name__, e)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


class Both(It):
    def __getitem__(self, k):
        return 'unused'

    def __reversed__(self):
        return iter('reversed')


print(list(Both(2)), list(reversed(Both(1)))[:3], 1 in It(3), 5 in It(3), dict(zip(It(2), It(2))), set(It(2)) == {0, 1})


class Hint:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 'bad'


class NIHint(Hint):
    def __length_hint__(self): return NotImplemented


print(list(NIHint()))
