# When arguments of a call are taken apart, and which error comes first; truth of chained comparisons asked once.
log = []


class V:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
    def keys(self):
        log.append('keys ' + self.name)
        return [self.name + '1']
    def __getitem__(self, key):
        log.append('item ' + key)
        return key
    def __iter__(self):
        log.append('iter ' + self.name)
        return iter((1, 2))
    def __lt__(self, other):
        log.append('lt ' + self.name)
        return self
    def __bool__(self):
        log.append('bool ' + self.name)
        return self.name < 'm'
    def method(self, *args, **kwargs): return args, kwargs


def chains(a, b, c, d):
    for source in ('1 if a < b < c else 0', '1 if not a < b < c < d else 0', '1 if a < b < c and d else 0', '1 if a < b < c or d else 0',
                   'not (a < b < c)', '[x for x in (1, 2) if a < b < c]', 'a < b < c', 'a < b < c and d', '(a < b < c) is a',
                   '1 if 1 < 2 < 3 else 0', '1 if 1 < 3 < 2 else 0', '1 if 1 in [1] in [[1]] else 0', '1 if a < b is not c < d else 0'):
        log.clear()
        r = eval(source, {'a': a, 'b': b, 'c': c, 'd': d})
        print(source, r, log)


chains(V('a'), V('b'), V('c'), V('d'))


def loop(n):
    i = 0
    while 0 <= i < n:
        if i < 3 < n: i += 1
        elif 10 > i > 2 != n: i += 2
        else: i += 3
        assert 0 < i <= n + 3, i
    return i


print(loop(20), loop(3), loop(0))
