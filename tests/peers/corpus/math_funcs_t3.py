# math: every function over ordinary, special and wrong arguments.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: math.factorial(0))
show(lambda: math.factorial(5))
show(lambda: math.factorial(20))
show(lambda: math.factorial(30))
show(lambda: math.factorial(True))
show(lambda: math.factorial(-1))
show(lambda: math.factorial(5.0))
show(lambda: math.factorial('a'))
show(lambda: math.factorial(100) % 10**9)
