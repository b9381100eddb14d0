# test: expect
"""Names that const() or a module made constant, bound again by the program."""
from micropython import const
import math
_A = const(7)
B = const(8)
class C:
    x = _A
    _A = 1
    y = _A
    def f(self): return 1
    B = const(9)
    z = B
    B = 10
    w = B
    def g(self): return B
    pi = math.pi
    class math: pi = 3
    pi2 = math.pi
    def h(self): return math.pi
print(C.x, C.y, C().f(), C.z, C.w, C().g(), C.pi, C.pi2, C().h(), B)
def f():
    X = const(1)
    X = 5
    return X
print(f())
def g():
    for i in range(2):
        X = const(1)
        print(X)
        X = 2
        print(X)
g()
def h():
    B = 3
    return B
print(h(), B)
X = const(1)
X = 5
print(X)
#> 7 1 1 9 10 8 3.141592653589793 3 3.141592653589793 8
#> 5
#> 1
#> 2
#> 1
#> 2
#> 3 8
#> 5
