"""Imports as functions. The statement's machinery is C; what is here follows the same rules."""

import sys
import types
from builtins import __import__

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

# What is not here (resources, metadata) may stand in a CPython library on the path.
__path__.extend(_dir.rstrip('/') + '/importlib' for _dir in sys.path if _dir)


def import_module(name, package=None):
    """The module of this name; a relative one is looked up from package."""
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f'{name!r}')
        name = _resolve(name[level:], package, level)
    if not name:
        raise ValueError('Empty module name')
    __import__(name)
    return sys.modules[name]


def _resolve(name, package, level):
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


def invalidate_caches():
    """Tells the finders of sys.meta_path that files may have come."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


_RELOADING = {}


def reload(module):
    """Runs the code of a module once more, in the namespace that it has."""
    from importlib import util
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if not isinstance(module, types.ModuleType):
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent = name.rpartition('.')[0]
        if parent and parent not in sys.modules:
            raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
        spec = util._search(name)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        util._describe(module, spec)
        spec.loader.exec_module(module)
        return sys.modules[name]
    finally:
        del _RELOADING[name]
