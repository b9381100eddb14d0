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
print(list(enumerate(s)), list(zip(s, 'ab')), list(map(str, s)), bool(s), bool(Seq()))


class All:
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, x): return x == 'in'


x = All()
print(x[1], x['a'], x[1:2], x[::], x[1, 2], x[1:2, 3], x[...], x[None], x[()], x[:, :], x[1:2:3], x[x[0][1]:])
