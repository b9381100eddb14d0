# bytearray: mutation methods, slice assignment, buffer export errors.
def show(f):
    b = bytearray(b'abcde')
    try:
        print(repr(f(b)), b)
    except Exception as e:
        print(type(e).__name__, b)


def f(b):
    b[1:3] = b'XYZ'
    return b


show(f)


def f(b):
    b[1:3] = b''
    return b


show(f)


def f(b):
    b[:] = b''
    return b


show(f)


def f(b):
    b[5:1] = b'!'
    return b


show(f)


def f(b):
    b[10:] = b'!'
    return b


show(f)


def f(b):
    b[1:1] = b'ins'
    return b


show(f)


def f(b):
    b[1:3] = b
    return b


show(f)


def f(b):
    b[::0] = b''
    return b


show(f)


def f(b):
    b[1:4:1] = bytearray(b'q')
    return b


show(f)


def f(b):
    b += b'x'
    return b


show(f)


def f(b):
    b *= 1.5
    return b


show(f)


def f(b):
    b += bytearray(b'q')
    return b


show(f)


def f(b):
    b += memoryview(b'm')
    return b


show(f)
