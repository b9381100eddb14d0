# Iterators whose source reads from them again, or fails once in a while.
# test: expect
import gc
import itertools as I


class It:
    """Re-enters `outer` at call number `when`, exhausting it or taking one."""
    def __init__(self, n, when, how):
        self.n, self.when, self.how, self.i, self.outer, self.inside = n, when, how, 0, None, False
    def __iter__(self): return self
    def __next__(self):
        if self.inside and self.how != 'one':
            raise StopIteration
        i = self.i
        self.i += 1
        if i >= self.n: raise StopIteration
        if i == self.when and self.outer is not None and not self.inside:
            self.inside = True
            try:
                try:
                    if self.how == 'one': next(self.outer)
                    else:
                        for _ in range(30): next(self.outer)
                except (StopIteration, RuntimeError, ValueError) as e: pass
            finally: self.inside = False
            gc.collect()
        return i
    def __length_hint__(self): return 3
makers = {
 'islice': lambda it: I.islice(it, 3, 8), 'islice2': lambda it: I.islice(it, 0, None, 2),
 'chain': lambda it: I.chain(it, [1, 2], it), 
 'tee': lambda it: I.tee(it)[0], 'pairwise': lambda it: I.pairwise(it),
 'zip': lambda it: zip(it, [1, 2, 3, 4], it),
 'map': lambda it: map(lambda a, b: (a, b), it, it), 'filter': lambda it: filter(None, it),
 'ff': lambda it: I.filterfalse(lambda x: x % 3, it), 'tw': lambda it: I.takewhile(lambda x: x < 6, it),
 'dw': lambda it: I.dropwhile(lambda x: x < 4, it), 'acc': lambda it: I.accumulate(it),
 'acc2': lambda it: I.accumulate(it, lambda a, b: a + b, initial=3),
 'comp': lambda it: I.compress(it, it), 'star': lambda it: I.starmap(lambda *a: a, map(lambda x: (x, x), it)),
 'enum': lambda it: enumerate(it), 'gb': lambda it: I.groupby(it, lambda x: x // 2),
 'calliter': lambda it: iter(it.__next__, 7),
 'gen': lambda it: (x for x in it),
 'chainfi': lambda it: I.chain.from_iterable([it, it]),
}
for name, mk in makers.items():
    for how in ('one', 'all'):
        if (name, how) == ('gb', 'one'): continue
        lines = []
        for when in (0, 2, 5):
            it = It(9, when, how)
            try:
                it.outer = o = mk(it)
                r = []
                for x in o:
                    if name == 'gb': x = (x[0], list(x[1]))
                    r.append(x)
                    if len(r) > 20: break
            except Exception as e:
                r = type(e).__name__
            try: lines.append((when, r, next(o, 'end')))
            except Exception as e: lines.append((when, r, type(e).__name__))
        print(name, how, *lines)
# errors
class Bad:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2: raise ValueError
        if self.n > 12: raise StopIteration
        return self.n
for name, mk in makers.items():
    if name in ('calliter', 'islice', 'islice2', 'pairwise'): continue
    o = mk(Bad())
    r = []
    for i in range(8):
        try: r.append(next(o))
        except (ValueError, RuntimeError, StopIteration) as e: r.append(type(e).__name__)
    if name == 'gb': r = [x[0] if isinstance(x, tuple) else x for x in r]
    print(name, r)
#> islice one (0, [5, 6, 7], 'end') (2, [5, 6, 7], 'end') (5, [3, 4, 5, 7], 'end')
#> islice all (0, [3], 'end') (2, [3], 'end') (5, [3, 4, 5], 'end')
#> islice2 one (0, [0, 4, 6, 8], 'end') (2, [0, 2, 6, 8], 'end') (5, [0, 2, 4, 8], 'end')
#> islice2 all (0, [0], 'end') (2, [0, 2], 'end') (5, [0, 2, 4, 6], 'end')
#> chain one (0, [0, 2, 3, 4, 5, 6, 7, 8, 1, 2], 'end') (2, [0, 1, 2, 4, 5, 6, 7, 8, 1, 2], 'end') (5, [0, 1, 2, 3, 4, 5, 7, 8, 1, 2], 'end')
#> chain all (0, [0], 'end') (2, [0, 1, 2], 'end') (5, [0, 1, 2, 3, 4, 5], 'end')
#> tee one (0, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (5, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end')
#> tee all (0, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (5, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end')
#> pairwise one (0, [(0, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8)], 'end') (2, [(0, 1), (1, 2), (2, 4), (4, 5), (5, 6), (6, 7), (7, 8)], 'end') (5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 7), (7, 8)], 'end')
#> pairwise all (0, [], 'end') (2, [(0, 1), (1, 2)], 'end') (5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], 'end')
#> zip one (0, [(0, 2, 3), (4, 3, 5), (6, 4, 7)], 'end') (2, [(0, 1, 1), (2, 3, 5), (6, 4, 7)], 'end') (5, [(0, 1, 1), (2, 2, 3), (4, 3, 5)], 'end')
#> zip all (0, [(0, 1, 1), (2, 2, 3), (4, 3, 5), (6, 4, 7)], 'end') (2, [(0, 1, 1), (2, 2, 3), (4, 3, 5), (6, 4, 7)], 'end') (5, [(0, 1, 1), (2, 2, 3), (4, 3, 5), (6, 4, 7)], 'end')
#> map one (0, [(0, 3), (4, 5), (6, 7)], 'end') (2, [(0, 1), (2, 5), (6, 7)], 'end') (5, [(0, 1), (2, 3), (4, 5)], 'end')
#> map all (0, [(0, 1), (2, 3), (4, 5), (6, 7)], 'end') (2, [(0, 1), (2, 3), (4, 5), (6, 7)], 'end') (5, [(0, 1), (2, 3), (4, 5), (6, 7)], 'end')
#> filter one (0, [2, 3, 4, 5, 6, 7, 8], 'end') (2, [1, 2, 4, 5, 6, 7, 8], 'end') (5, [1, 2, 3, 4, 5, 7, 8], 'end')
#> filter all (0, [1, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [1, 2, 3, 4, 5, 6, 7, 8], 'end') (5, [1, 2, 3, 4, 5, 6, 7, 8], 'end')
#> ff one (0, [0, 6], 'end') (2, [0, 6], 'end') (5, [0, 3], 'end')
#> ff all (0, [0, 3, 6], 'end') (2, [0, 3, 6], 'end') (5, [0, 3, 6], 'end')
#> tw one (0, [0, 2, 3, 4, 5], 'end') (2, [0, 1, 2, 4, 5], 'end') (5, [0, 1, 2, 3, 4, 5], 'end')
#> tw all (0, [0, 1, 2, 3, 4, 5], 'end') (2, [0, 1, 2, 3, 4, 5], 'end') (5, [0, 1, 2, 3, 4, 5], 'end')
#> dw one (0, [0, 5, 6, 7, 8], 'end') (2, [2, 5, 6, 7, 8], 'end') (5, [4, 5, 7, 8], 'end')
#> dw all (0, [4, 5, 6, 7, 8], 'end') (2, [4, 5, 6, 7, 8], 'end') (5, [4, 5, 6, 7, 8], 'end')
#> acc one (0, [1, 3, 6, 10, 15, 21, 28, 36], 'end') (2, [0, 1, 6, 10, 15, 21, 28, 36], 'end') (5, [0, 1, 3, 6, 10, 21, 28, 36], 'end')
#> acc all (0, [0, 1, 3, 6, 10, 15, 21, 28, 36], 'end') (2, [0, 1, 3, 6, 10, 15, 21, 28, 36], 'end') (5, [0, 1, 3, 6, 10, 15, 21, 28, 36], 'end')
#> acc2 one (0, [3, 4, 6, 9, 13, 18, 24, 31, 39], 'end') (2, [3, 3, 4, 9, 13, 18, 24, 31, 39], 'end') (5, [3, 3, 4, 6, 9, 13, 24, 31, 39], 'end')
#> acc2 all (0, [3, 3, 4, 6, 9, 13, 18, 24, 31, 39], 'end') (2, [3, 3, 4, 6, 9, 13, 18, 24, 31, 39], 'end') (5, [3, 3, 4, 6, 9, 13, 18, 24, 31, 39], 'end')
#> comp one (0, [0, 4, 6], 'end') (2, [0, 2, 6], 'end') (5, [0, 2, 4], 'end')
#> comp all (0, [0, 2, 4, 6], 'end') (2, [0, 2, 4, 6], 'end') (5, [0, 2, 4, 6], 'end')
#> star one (0, [(0, 0), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (2, [(0, 0), (1, 1), (2, 2), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (5, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (7, 7), (8, 8)], 'end')
#> star all (0, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (2, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (5, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end')
#> enum one (0, [(1, 0), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (2, [(0, 0), (1, 1), (3, 2), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (5, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (6, 5), (7, 7), (8, 8)], 'end')
#> enum all (0, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (2, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end') (5, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)], 'end')
#> gb all (0, [(0, [0, 1]), (1, [2, 3]), (2, [4, 5]), (3, [6, 7]), (4, [8])], 'end') (2, [(0, [0, 1]), (1, [2, 3]), (2, [4, 5]), (3, [6, 7]), (4, [8])], 'end') (5, [(0, [0, 1]), (1, [2, 3]), (2, [4, 5]), (3, [6, 7]), (4, [8])], 'end')
#> calliter one (0, [0, 2, 3, 4, 5, 6], 'end') (2, [0, 1, 2, 4, 5, 6], 'end') (5, [0, 1, 2, 3, 4, 5], 'end')
#> calliter all (0, [], 'end') (2, [0, 1], 'end') (5, [0, 1, 2, 3, 4], 'end')
#> gen one (0, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (5, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end')
#> gen all (0, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end') (5, [0, 1, 2, 3, 4, 5, 6, 7, 8], 'end')
#> chainfi one (0, [0, 2, 3, 4, 5, 6, 7, 8], 'end') (2, [0, 1, 2, 4, 5, 6, 7, 8], 'end') (5, [0, 1, 2, 3, 4, 5, 7, 8], 'end')
#> chainfi all (0, [0], 'end') (2, [0, 1, 2], 'end') (5, [0, 1, 2, 3, 4, 5], 'end')
#> chain ['ValueError', 2, 'ValueError', 4, 'ValueError', 6, 'ValueError', 8]
#> tee ['ValueError', 2, 'ValueError', 4, 'ValueError', 6, 'ValueError', 8]
#> zip ['ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'StopIteration', 'ValueError', 'StopIteration']
#> map ['ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'StopIteration']
#> filter ['ValueError', 2, 'ValueError', 4, 'ValueError', 6, 'ValueError', 8]
#> ff ['ValueError', 'ValueError', 'ValueError', 6, 'ValueError', 'ValueError', 'ValueError', 12]
#> tw ['ValueError', 2, 'ValueError', 4, 'ValueError', 'StopIteration', 'StopIteration', 'StopIteration']
#> dw ['ValueError', 'ValueError', 4, 'ValueError', 6, 'ValueError', 8, 'ValueError']
#> acc ['ValueError', 2, 'ValueError', 6, 'ValueError', 12, 'ValueError', 20]
#> acc2 [3, 'ValueError', 5, 'ValueError', 9, 'ValueError', 15, 'ValueError']
#> comp ['ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'ValueError', 'StopIteration']
#> star ['ValueError', (2, 2), 'ValueError', (4, 4), 'ValueError', (6, 6), 'ValueError', (8, 8)]
#> enum ['ValueError', (0, 2), 'ValueError', (1, 4), 'ValueError', (2, 6), 'ValueError', (3, 8)]
#> gb ['ValueError', 1, 'ValueError', 2, 'ValueError', 3, 'ValueError', 4]
#> gen ['ValueError', 'StopIteration', 'StopIteration', 'StopIteration', 'StopIteration', 'StopIteration', 'StopIteration', 'StopIteration']
#> chainfi ['ValueError', 2, 'ValueError', 4, 'ValueError', 6, 'ValueError', 8]
