"""Helpers that copy and pickle find objects' constructors with."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}
_HEAPTYPE = 1 << 9


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


def _builtin_base(cls):
    for base in cls.__mro__:
        new = base.__new__
        if not base.__flags__ & _HEAPTYPE or getattr(new, '__self__', None) is base:
            return base
    return object


def _reduce_ex(self, proto):
    cls = self.__class__
    base = _builtin_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    else:
        state = base(self)
    args = cls, base, state
    getstate = getattr(self, '__getstate__', None)
    if getstate is None or type(self).__getstate__ is object.__getstate__:
        if getattr(self, '__slots__', None) and getstate is None:
            raise TypeError(f'cannot pickle {cls.__name__!r} object: a class that defines __slots__'
                            ' without defining __getstate__ cannot be pickled with protocol '
                            f'{proto}')
        attributes = getattr(self, '__dict__', None)
    else:
        attributes = getstate()
    return (_reconstructor, args, attributes) if attributes else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """Names of all slots of the class and its bases, remembered in cls.__slotnames__."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__') and c.__name__.lstrip('_'):
                name = f'_{c.__name__.lstrip("_")}{name}'
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
