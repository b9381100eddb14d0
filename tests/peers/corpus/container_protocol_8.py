# Container protocol: getitem/setitem/delitem, iteration by index, contains, len, reversed, slices.
class All:
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, x): return x == 'in'


x = All()
print('in' in x, 'out' in x, 'out' not in x)


class Stop:
    def __getitem__(self, k):
        if k > 3:
            raise StopIteration
        return k


print(list(Stop()))
