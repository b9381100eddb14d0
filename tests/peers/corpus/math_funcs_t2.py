# math: every function over ordinary, special and wrong arguments.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: math.pow(2, 3))
show(lambda: math.pow(2, 0.5))
show(lambda: math.pow(0, 0))
show(lambda: math.pow(-8, 3))
show(lambda: math.pow(2, 'a'))
show(lambda: math.log(8, 2))
show(lambda: math.log(100, 10))
show(lambda: math.log(1, 1.5))
show(lambda: math.log(2.5, 10))
show(lambda: math.exp(1))
