# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


def f(l):
    del l[0]
    return l


show(f)


def f(l):
    del l[-1]
    return l


show(f)


def f(l):
    del l[5]
    return l


show(f)


def f(l):
    del l['a']
    return l


show(f)


def f(l):
    del l[1:3]
    return l


show(f)


def f(l):
    del l[:]
    return l


show(f)


def f(l):
    del l[3:1]
    return l


show(f)


def f(l):
    del l[::0]
    return l


show(f)


def f(l):
    del l[10:]
    return l


show(f)


def f(l):
    del l[-2:]
    return l


show(f)
