# test: stderr
# test: exit 1
# Re-raising keeps the whole traceback.
def f():
    raise ValueError('original')


def g():
    try:
        f()
    except ValueError:
        raise


def h():
    try:
        g()
    except ValueError as e:
        raise e


h()
