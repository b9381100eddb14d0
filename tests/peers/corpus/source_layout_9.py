# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
a = 1
b = 2
while a: a -= 1; print('loop')
from math import (pi,
                  e,
                  )
print(pi > e)
lam = lambda a, \
    b: a + b
print(lam(1, 2))
