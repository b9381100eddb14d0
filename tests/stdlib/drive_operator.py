# The library module drive_operator, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import operator
from operator import *
print(len(operator.__all__), itemgetter(1, 2)('abc'), attrgetter('real', 'imag')(3), methodcaller('upper')('x'), countOf([1, 1, 2], 1), indexOf([3, 4], 4), length_hint([1, 2]), concat([1], [2]), truth([]), index(True), iadd([1], [2]), operator.pow(2, 3), contains('abc', 'b'), call(max, 1, 2))
import os
src = open(operator.__file__).read()
ns = {'__name__': 'pure_operator'}
exec(compile(src.split('try:\n    from _operator import *')[0], 'operator.py', 'exec'), ns)
for name, args in (('lt', (1, 2)), ('not_', (0,)), ('add', (1, 2)), ('index', (5,)), ('inv', (5,)), ('concat', ('a', 'b')), ('concat', (1, 2)), ('countOf', ('hello', 'l')), ('indexOf', ([1, 2], 5)), ('length_hint', ([1],)), ('length_hint', (5, 'x')), ('iadd', ([1], [2])), ('itemgetter', (1,)), ('attrgetter', ('a.b',)), ('attrgetter', (5,)), ('methodcaller', ('m', 1)), ('methodcaller', (5,))):
    try:
        print(name, args, ns[name](*args))
    except Exception as e:
        print(name, args, type(e).__name__, e)
print(ns['itemgetter'](1, 0)('ab'), ns['attrgetter']('real')(5), ns['methodcaller']('split', ',')('a,b'), repr(ns['methodcaller']('m', 1, k=2)))
