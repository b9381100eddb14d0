# cmath: functions over finite and special values.
import cmath, math


class C:
    def __complex__(self): return 3 + 4j


print(cmath.polar(C()), cmath.sqrt(C()), cmath.phase(True))
for k in range(8):
    z = cmath.exp(1j * cmath.pi * k / 4)
    print(round(z.real, 12), round(z.imag, 12), end='; ')
