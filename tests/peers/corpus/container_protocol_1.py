# Container protocol: getitem/setitem/delitem, iteration by index, contains, len, reversed, slices.
class Seq:
    def __init__(self, *v):
        self.v = list(v)

    def __getitem__(self, k):
        print(f'[{k!r}]', end=' ')
        return self.v[k]

    def __len__(self):
        return len(self.v)


s = Seq(1, 2, 3)
print(list(s))
print(2 in s, 9 in s)
