# math over exact results.
import math

print(math.sqrt(16), math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.pow(2, 10))
print(math.fabs(-3.5), math.copysign(2.0, -1.0), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4))
print(math.isnan(float('nan')), math.isinf(float('inf')), math.isfinite(1.0), math.fmod(7.5, 2.0))
print(round(math.pi, 4), round(math.e, 4), round(math.sin(1), 6), round(math.log(10), 6), round(math.atan2(1, 1), 6), math.exp(0))
print(round(math.degrees(math.pi), 3), round(math.radians(180), 4), round(math.log2(8), 3), round(math.log10(1000), 3))
for f in (lambda: math.sqrt(-1), lambda: math.log(0)):
    try:
        print(f())
    except ValueError:
        print('ValueError')
