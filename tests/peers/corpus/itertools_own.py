# Tools over iterators, written as generators.
def count(start=0, step=1):
    while True:
        yield start
        start += step


def take(n, it):
    out = []
    for x in it:
        if len(out) == n:
            break
        out.append(x)
    return out


def chain(*its):
    for it in its:
        yield from it


def accumulate(it):
    total = None
    for x in it:
        total = x if total is None else total + x
        yield total


def product(*pools):
    if not pools:
        yield ()
        return
    for x in pools[0]:
        for rest in product(*pools[1:]):
            yield (x,) + rest


def permutations(items):
    if len(items) < 2:
        yield tuple(items)
    for i, x in enumerate(items):
        if len(items) > 1:
            for rest in permutations(items[:i] + items[i + 1:]):
                yield (x,) + rest


def combinations(items, n):
    if n == 0:
        yield ()
        return
    for i in range(len(items) - n + 1):
        for rest in combinations(items[i + 1:], n - 1):
            yield (items[i],) + rest


def groupby(items, key):
    group, last = [], None
    for x in items:
        if group and key(x) != last:
            yield last, group
            group = []
        last = key(x)
        group.append(x)
    if group:
        yield last, group


print(take(4, count(5, 3)), list(chain('ab', [1], ())), list(accumulate([1, 2, 3, 4])))
print(list(product('ab', [1, 2])), list(permutations([1, 2, 3])), list(combinations('abcd', 2)))
print(list(groupby([1, 3, 2, 4, 5], lambda x: x % 2)))
