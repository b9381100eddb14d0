# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


show(lambda l: l + [6])
show(lambda l: l + (6,))
show(lambda l: l + 'a')
show(lambda l: l + None)
show(lambda l: l + l)
show(lambda l: [0] + l)
show(lambda l: l * 2)
show(lambda l: 2 * l)
show(lambda l: l * 0)
show(lambda l: l * -1)
show(lambda l: l * 'a')
show(lambda l: l * 1.5)
show(lambda l: l * True)


def f(l):
    l += [6]
    return l


show(f)


def f(l):
    l += 'ab'
    return l


show(f)


def f(l):
    l += 5
    return l


show(f)


def f(l):
    l += l
    return l


show(f)


def f(l):
    l += (x for x in 'q')
    return l


show(f)


def f(l):
    l += {1: 2}
    return l


show(f)


def f(l):
    l *= 'a'
    return l


show(f)


def f(l):
    l += ()
    return l


show(f)
