"""Weak references: they let their objects die."""

import _collections_abc
from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs,
                      proxy, ref, _remove_dead_weakref)
from _weakrefset import WeakSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

ProxyTypes = (ProxyType, CallableProxyType)
_missing = object()

_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A reference to a bound method that dies with the object it is bound to."""

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def died(_):
            # Either half of the method went away: tell it once.
            self = selfref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func = ref(func, died)
        self._kind = type(meth)
        self._alive = True
        selfref = ref(self)
        return self

    def __call__(self):
        obj, func = ref.__call__(self), self._func()
        if obj is None or func is None:
            return None
        return self._kind(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func == other._func

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows its key in a WeakValueDictionary."""

    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_collections_abc.MutableMapping):
    """A mapping whose entries vanish when their values die."""

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None and self.data.get(wr.key) is wr:
                del self.data[wr.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        obj = self.data[key]()
        if obj is None:
            raise KeyError(key)
        return obj

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return self.get(key, _missing) is not _missing

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def get(self, key, default=None):
        """The value of key, or default."""
        try:
            obj = self.data[key]()
        except KeyError:
            return default
        return default if obj is None else obj

    def items(self):
        """Yields the pairs of key and value."""
        for key, wr in list(self.data.items()):
            obj = wr()
            if obj is not None:
                yield key, obj

    def keys(self):
        """Yields the keys."""
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    def values(self):
        """Yields the values."""
        for wr in list(self.data.values()):
            obj = wr()
            if obj is not None:
                yield obj

    def itervaluerefs(self):
        """Yields the weak references to the values."""
        yield from list(self.data.values())

    def valuerefs(self):
        """The weak references to the values, as a list."""
        return list(self.data.values())

    def pop(self, key, *args):
        """Removes key and returns its value (or the default)."""
        wr = self.data.pop(key, None)
        obj = None if wr is None else wr()
        if obj is not None:
            return obj
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        """Removes and returns some pair."""
        while True:
            key, wr = self.data.popitem()
            obj = wr()
            if obj is not None:
                return key, obj

    def setdefault(self, key, default=None):
        """The value of key, set to default if absent."""
        obj = self.get(key, _missing)
        if obj is not _missing:
            return obj
        self[key] = default
        return default

    def update(self, other=None, /, **kw):
        """Sets entries from a mapping, pairs or keywords."""
        if other is not None:
            for key, value in dict(other).items():
                self[key] = value
        for key, value in kw.items():
            self[key] = value

    def copy(self):
        """A mapping with the same entries."""
        new = WeakValueDictionary()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakKeyDictionary(_collections_abc.MutableMapping):
    """A mapping whose entries vanish when their keys die."""

    def __init__(self, dict=None):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.pop(wr, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def get(self, key, default=None):
        """The value of key, or default."""
        return self.data.get(ref(key), default)

    def items(self):
        """Yields the pairs of key and value."""
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    def keys(self):
        """Yields the keys."""
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    def values(self):
        """Yields the values."""
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def keyrefs(self):
        """The weak references to the keys, as a list."""
        return list(self.data)

    def pop(self, key, *args):
        """Removes key and returns its value (or the default)."""
        return self.data.pop(ref(key), *args)

    def popitem(self):
        """Removes and returns some pair."""
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        """The value of key, set to default if absent."""
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        """Sets entries from a mapping or pairs."""
        if dict is not None:
            pairs = dict.items() if hasattr(dict, 'items') else dict
            for key, value in pairs:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        """A mapping with the same entries."""
        new = WeakKeyDictionary()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class finalize:
    """Calls func(*args, **kwargs) when obj dies, or at exit, or when called: once in all."""

    __slots__ = ()
    _registry = {}
    _count = 0

    class _Entry:
        __slots__ = 'ref', 'func', 'args', 'kwargs', 'atexit', 'number'

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._count:
            import atexit
            atexit.register(finalize._at_exit)
        finalize._count += 1
        entry = finalize._Entry()
        entry.ref = ref(obj, self)
        entry.func, entry.args, entry.kwargs = func, args, kwargs
        entry.atexit = True
        entry.number = finalize._count
        finalize._registry[self] = entry

    def __call__(self, _=None):
        entry = finalize._registry.pop(self, None)
        if entry is not None:
            return entry.func(*entry.args, **entry.kwargs)

    def detach(self):
        """Forgets the call; returns (obj, func, args, kwargs) if it was still to come."""
        entry = finalize._registry.get(self)
        obj = entry and entry.ref()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, entry.func, entry.args, entry.kwargs

    def peek(self):
        """(obj, func, args, kwargs) if the call is still to come."""
        entry = finalize._registry.get(self)
        obj = entry and entry.ref()
        if obj is not None:
            return obj, entry.func, entry.args, entry.kwargs

    @property
    def alive(self):
        """Is the call still to come?"""
        return self in finalize._registry

    @property
    def atexit(self):
        """Is the function to be called at exit?"""
        entry = finalize._registry.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = finalize._registry.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.ref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} '
                f'at {id(obj):#x}>')

    @classmethod
    def _at_exit(cls):
        # The youngest first, until none is left that wants to be called at exit.
        import sys
        while True:
            waiting = [(entry.number, f) for f, entry in cls._registry.items() if entry.atexit]
            if not waiting:
                return
            number, f = max(waiting, key=lambda pair: pair[0])
            try:
                f()
            except Exception:
                sys.excepthook(*sys.exc_info())
