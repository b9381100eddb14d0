# Container protocol: getitem/setitem/delitem, iteration by index, contains, len, reversed, slices.
class All:
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, x): return x == 'in'


x = All()
x[0] = 1
x[1:2] = 'ab'
