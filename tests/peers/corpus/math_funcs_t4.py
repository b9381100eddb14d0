# math: every function over ordinary, special and wrong arguments.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: math.isclose(1, 1 + 1e-10))
show(lambda: math.isclose(1, 1.1))
show(lambda: math.isclose(1, 1.05, rel_tol=0.1))
show(lambda: math.isclose(0, 1e-10))
show(lambda: math.isclose(0, 1e-10, abs_tol=1e-9))
show(lambda: math.isclose(1, 2, rel_tol=-1))
show(lambda: math.isclose(1, 2, 3))
show(lambda: math.ceil(1.2))
show(lambda: math.ceil(-1.2))
show(lambda: math.ceil(1e300) == int(1e300))
show(lambda: math.floor(-0.5))
show(lambda: math.floor(1e20))
show(lambda: math.trunc(-1.9))
show(lambda: math.degrees(math.pi))
show(lambda: math.radians(180))
show(lambda: math.gamma(5))
show(lambda: math.gamma(0.5))
show(lambda: math.erf(0.5))
