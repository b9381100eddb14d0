# math: every function over ordinary, special and wrong arguments.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: math.pi)
show(lambda: math.e)
show(lambda: math.tau)
show(lambda: math.inf)
show(lambda: math.atan2(1, 2))
show(lambda: math.atan2(0.0, -0.0))
show(lambda: math.atan2(-0.0, -1))
show(lambda: math.copysign(1, -0.0))
show(lambda: math.copysign(-5, 1))
show(lambda: math.fmod(7, 3))
show(lambda: math.fmod(-7, 3))
show(lambda: math.fmod(7, -3))
show(lambda: math.ldexp(1.5, 3))
show(lambda: math.ldexp(1, -1075))
show(lambda: math.frexp(8))
show(lambda: math.frexp(0.3))
show(lambda: math.modf(-1.5))
