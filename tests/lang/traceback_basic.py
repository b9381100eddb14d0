# test: stderr
# test: exit 1
# An uncaught exception through several functions.
def a(x):
    return b(x) + 1


def b(x):
    return c(x)


def c(x):
    raise ValueError('deep error', x)


print('before')
a(5)
