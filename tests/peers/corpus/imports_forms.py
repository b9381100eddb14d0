# import in its forms, inside functions too.
import math
import sys as system
from math import floor, ceil as up
from collections import OrderedDict as OD, namedtuple


def f():
    import math as m
    from math import sqrt
    return m.floor(2.5), sqrt(9.0)


def g():
    try:
        import no_such_module
    except ImportError:
        return 'missing'
    try:
        from math import no_such_name
    except ImportError:
        return 'never'


def h():
    try:
        from math import no_such_name
    except ImportError:
        return 'no name'


print(math.ceil(1.2), floor(1.8), up(1.2), f(), g(), h(), hasattr(system, 'modules'))
print(list(OD([('a', 1)]).items()), namedtuple('N', 'a b')(1, 2).b, math is __import__('math'))
