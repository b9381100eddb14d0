# set and frozenset: every method and operator, mixed types, errors.
def show(f):
    s = {1, 2, 3}
    try:
        print(repr(f(s)), s)
    except Exception as e:
        print(type(e).__name__, s)


show(lambda s: s.add('d'))
show(lambda s: s.add('a'))
show(lambda s: s.clear())
show(lambda s: s.update('d', [1]))
show(lambda s: s.intersection_update('bc'))
show(lambda s: s.difference_update(s))
show(lambda s: s.symmetric_difference_update(s))


def f(s):
    s &= set('ab')
    return s


show(f)


def f(s):
    s -= s
    return s


show(f)


def f(s):
    s ^= s
    return s


show(f)
