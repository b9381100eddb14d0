# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


def f(l):
    l[0] = 9
    return l


show(f)


def f(l):
    l[-1] = 9
    return l


show(f)


def f(l):
    l[5] = 9
    return l


show(f)


def f(l):
    l[-6] = 1
    return l


show(f)


def f(l):
    l['a'] = 1
    return l


show(f)


def f(l):
    l[1:3] = [7, 8, 9]
    return l


show(f)


def f(l):
    l[1:3] = []
    return l


show(f)


def f(l):
    l[:] = []
    return l


show(f)


def f(l):
    l[:] = l
    return l


show(f)


def f(l):
    l[1:3] = l
    return l


show(f)


def f(l):
    l[3:1] = ['q']
    return l


show(f)


def f(l):
    l[10:] = [6]
    return l


show(f)


def f(l):
    l[-100:0] = [0]
    return l


show(f)


def f(l):
    l[::0] = []
    return l


show(f)


def f(l):
    l[1:1] = [9, 9]
    return l


show(f)


def f(l):
    l[1:4:1] = [0]
    return l


show(f)
