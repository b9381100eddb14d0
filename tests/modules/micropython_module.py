# test: expect
# The micropython module as programs use it.
import micropython
from micropython import const

A = const(5)
B = const(A + 1)
_HIDDEN = const(1 << 4)
print(A, B, _HIDDEN, const('text'), const((1, 2)), const(1.5))
#> 5 6 16 text (1, 2) 1.5


def f(n):
    LOCAL = const(10)
    return n * LOCAL + _HIDDEN


print(f(3))
#> 46


class C:
    X = const(7)

    def get(self):
        return self.X + A


print(C().get(), C.X)
#> 12 7
print(const(-3), const(2 ** 70), [const(i) for i in range(3)])
#> -3 1180591620717411303424 [0, 1, 2]
