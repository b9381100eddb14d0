# Calls in unusual company: classes whose __new__ gives something else, wrapped special methods, huge argument
import functools


class Wrapped:
    """Special methods that are not plain functions."""
    __call__ = staticmethod(lambda *a: ('static call', a))
    __getitem__ = classmethod(lambda cls, k: (cls.__name__, k))
    __len__ = staticmethod(functools.partial(lambda: 4))
    __add__ = staticmethod(functools.partial(lambda *a: ('partial', len(a))))
    __enter__ = staticmethod(lambda: 'entered')
    __exit__ = staticmethod(lambda *a: True)
    __iter__ = staticmethod(lambda: iter([1, 2]))
    __getattr__ = staticmethod(lambda name: 'attr ' + name)
    __eq__ = staticmethod(lambda o: 'eq %s' % o)
    __bool__ = staticmethod(lambda: False)
    __contains__ = staticmethod(lambda x: x == 1)
    __str__ = staticmethod(lambda: 'static str')
    __hash__ = classmethod(lambda cls: 77)
    __init__ = staticmethod(lambda *a: None)
    __setitem__ = staticmethod(lambda *a: print('setitem', a))
    __delitem__ = staticmethod(lambda *a: print('delitem', a))
    __setattr__ = staticmethod(lambda *a: print('setattr', a))
    __neg__ = staticmethod(lambda: 'neg')


w = Wrapped(1, 2)
w[1] = 2
del w[1]
