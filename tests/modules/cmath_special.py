# test: skip-32 the C library's functions for 32-bit x86 differ in the last digit
# cmath: every function over signed zeros, infinities, nans, and numbers of extreme size; exact results.
import cmath

values = [float(x) for x in ('-inf', '-2.5', '-0.0', '0.0', '2.5', 'inf', 'nan')]
extreme = [0.0, -0.0, 1.0, -1.0, 1e-320, 1e308, -1.7e308, 709.5, 710.1, -709.9, 1e-155, 1e160, 0.5, 1e-8,
           1 + 1e-15, 22.5, 1e17]
names = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'phase',
         'polar', 'sin', 'sinh', 'sqrt', 'tan', 'tanh']


def show(f, *args):
    try:
        return repr(f(*args))
    except (ValueError, OverflowError) as e:
        return f'{type(e).__name__}: {e}'


for name in names:
    f = getattr(cmath, name)
    for column in (values,) if name == 'phase' else (values, extreme):
        for re in column:
            print(name, re, *(show(f, complex(re, im)) for im in column))
for r in values + [1e308, 1.5]:
    print('rect', r, *(show(cmath.rect, r, phi) for phi in values + [3.0, 1e300]))
