# cmath: functions over finite and special values.
import cmath, math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: cmath.pi)
show(lambda: cmath.e)
show(lambda: cmath.rect(1, 0))
show(lambda: cmath.rect(2, 0) == 2)
show(lambda: cmath.rect(0, 5))
show(lambda: cmath.rect('a', 1))
show(lambda: cmath.rect(1))
show(lambda: cmath.polar(-1))
show(lambda: cmath.polar('a'))
show(lambda: cmath.phase(-1 + 0j))
show(lambda: cmath.phase(0))
show(lambda: cmath.log(1j, 0) if 0 else 1)
show(lambda: cmath.sqrt('a'))
show(lambda: cmath.exp())
show(lambda: cmath.sin(1, 2))
show(lambda: cmath.exp(0))
