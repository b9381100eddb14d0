# test: stderr
# test: exit 1
# Chained exceptions with implicit context, three deep.
def f():
    raise KeyError('first')


def g():
    try:
        f()
    except KeyError:
        raise RuntimeError('second')


try:
    g()
except RuntimeError:
    raise TypeError('third')
