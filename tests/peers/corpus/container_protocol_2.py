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
print(list(reversed(s)), s[0], s[-1], s[1:], s[::2], s[:-1])
a, b, c = s
