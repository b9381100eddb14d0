# abs, round, divmod, pow, sum, min, max: values and errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: pow(2, 3))
show(lambda: pow(2, 3, 5))
show(lambda: pow(2.0, 3))
show(lambda: pow('a', 2))
show(lambda: pow(2, 'a'))
show(lambda: pow(2, 3, 'a'))
show(lambda: pow(2))
show(lambda: pow(2, -1))
show(lambda: pow(0, 0))
show(lambda: pow(2, 0, 1))
show(lambda: pow(-2, 2))
show(lambda: pow(10, -2))
show(lambda: pow(2, 10**3) == 2**1000)
show(lambda: pow(None, 1))
show(lambda: pow(1.5, 2, 3))
show(lambda: pow(3, 2, 1.5))
