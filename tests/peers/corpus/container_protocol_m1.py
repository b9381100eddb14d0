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
        print(type(e).__name__)
