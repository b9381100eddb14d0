# bytearray: mutation methods, slice assignment, buffer export errors.
def show(f):
    b = bytearray(b'abcde')
    try:
        print(repr(f(b)), b)
    except Exception as e:
        print(type(e).__name__, b)


def f(b):
    b[0] = 65
    return b


show(f)


def f(b):
    b[-1] = 65
    return b


show(f)


def f(b):
    b[10] = 1
    return b


show(f)


def f(b):
    b[0] = 'a'
    return b


show(f)


def f(b):
    b[0] = b'a'
    return b


show(f)


def f(b):
    b[0] = 1.5
    return b


show(f)


def f(b):
    b['a'] = 1
    return b


show(f)


def f(b):
    b[0] = True
    return b


show(f)


def f(b):
    del b['a']
    return b


show(f)
