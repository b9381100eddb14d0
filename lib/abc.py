"""Abstract base classes."""

from _abc import (_abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump,
                  _reset_caches, _reset_registry, get_cache_token)


def abstractmethod(funcobj):
    """Marks a method as abstract: its class cannot be instantiated until it is overridden."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """classmethod(abstractmethod(f)) in one."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """staticmethod(abstractmethod(f)) in one."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """property(abstractmethod(f)) in one."""
    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes: adds register() and checks of registered classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Registers a virtual subclass; returns it, so that it can be a class decorator."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        """Prints what is known about cls, for debugging."""
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        registry, cache, negative, version = _get_dump(cls)
        print(f'_abc_registry: {registry!r}', file=file)
        print(f'_abc_cache: {cache!r}', file=file)
        print(f'_abc_negative_cache: {negative!r}', file=file)
        print(f'_abc_negative_cache_version: {version!r}', file=file)

    def _abc_registry_clear(cls):
        """Forgets the registered classes, for debugging."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Empties the caches, for debugging."""
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Computes the abstract methods of a class anew, after methods were added to it."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """Base class whose metaclass is ABCMeta."""
    __slots__ = ()
