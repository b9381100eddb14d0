# test: stderr
# test: exit 1
# Chained exceptions with explicit cause.
def f():
    raise KeyError('first')


def g():
    try:
        f()
    except KeyError as e:
        raise RuntimeError('second') from e


g()
