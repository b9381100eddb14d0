# abs, round, divmod, pow, sum, min, max: values and errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: round(2.5))
show(lambda: round(3.5))
show(lambda: round(-2.5))
show(lambda: round(2.567, 2))
show(lambda: round(1234, -2))
show(lambda: round(1250, -2))
show(lambda: round(1350, -2))
show(lambda: round(5, 3))
show(lambda: round('a'))
show(lambda: round(None))
show(lambda: round(2.5, 'a'))
show(lambda: round())
show(lambda: round(True))
show(lambda: round(1e20))
show(lambda: round(2**70, -20))
show(lambda: round(1.5, 0))
show(lambda: round(-0.4))
show(lambda: round(0.1 + 0.2, 17))
show(lambda: round(1j))
