# abs, round, divmod, pow, sum, min, max: values and errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: abs(-5))
show(lambda: abs(5))
show(lambda: abs(-2.5))
show(lambda: abs(-0.0))
show(lambda: abs(3+4j))
show(lambda: abs(True))
show(lambda: abs(-10**30))
show(lambda: abs('a'))
show(lambda: abs(None))
show(lambda: abs([]))
show(lambda: abs())
show(lambda: abs(1, 2))
show(lambda: abs(x=1))
show(lambda: abs(-2**62))
show(lambda: abs(-2**63))
