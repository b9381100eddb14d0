# abs, round, divmod, pow, sum, min, max: values and errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: divmod(7, 2))
show(lambda: divmod(-7, 2))
show(lambda: divmod(7, -2))
show(lambda: divmod(7.5, 2))
show(lambda: divmod(-7.5, 2))
show(lambda: divmod(10**30, 7))
show(lambda: divmod('a', 1))
show(lambda: divmod(1, 'a'))
show(lambda: divmod(1))
show(lambda: divmod(1, 2, 3))
show(lambda: divmod(True, 2))
show(lambda: divmod(1j, 2))
show(lambda: divmod(None, None))
show(lambda: divmod(0, 5))
show(lambda: divmod(5, 10**30))
show(lambda: divmod(-5, 10**30))
