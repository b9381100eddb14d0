"""Tools for finders, loaders and specs of modules."""

import _imp
import os
import sys
import types
from importlib import _resolve as _resolve_name
from importlib import machinery as _machinery

MAGIC_NUMBER = b'M\x06\x00\x00'


def source_hash(source_bytes):
    """Eight bytes that tell sources apart."""
    value = 0xcbf29ce484222325
    for b in source_bytes:
        value = (value ^ b) * 0x100000001b3 & 0xffffffffffffffff
    return value.to_bytes(8, 'little')


def decode_source(source_bytes):
    """The text of a source file: its coding line is obeyed, lines end in \\n."""
    import io
    import tokenize
    encoding = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)[0]
    return io.IncrementalNewlineDecoder(None, True).decode(bytes(source_bytes).decode(encoding))


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve_name(name[level:], package, level)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where the compiled copy of a source file stands."""
    path = os.fspath(path)
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    if debug_override is not None:
        optimization = '' if debug_override else 1
    if optimization is None:
        optimization = sys.flags.optimize or ''
    head, tail = os.path.split(path)
    name = f'{tail.rpartition(".")[0] or tail}.{tag}'
    if optimization != '':
        if not str(optimization).isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name += f'.opt-{optimization}'
    if sys.pycache_prefix is not None:
        return os.path.join(sys.pycache_prefix, os.path.abspath(head).lstrip('/'), name + '.mpy')
    return os.path.join(head, '__pycache__', name + '.mpy')


def source_from_cache(path):
    """The source file of a compiled copy."""
    path = os.fspath(path)
    head, name = os.path.split(path)
    head, folder = os.path.split(head)
    if folder != '__pycache__' or name.count('.') not in (2, 3):
        raise ValueError(f'not a cached file of a module: {path!r}')
    return os.path.join(head, name.partition('.')[0] + '.py')


_FIND = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_FIND):
    """The spec of a module in a file."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        for cls, suffixes in _machinery._FILES:
            if location.endswith(tuple(suffixes)):
                loader = cls(name, location)
                break
        else:
            return None
    spec = _machinery.ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _FIND:
        submodule_search_locations = None
        try:
            if loader.is_package(name):
                submodule_search_locations = []
        except (AttributeError, ImportError):
            pass
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == []:
        spec.submodule_search_locations.append(os.path.dirname(location))
    if submodule_search_locations is not None:
        spec.parent = name
    if location.endswith('.py'):
        spec.cached = cache_from_source(location)
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that the loader loads."""
    if origin is None and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader,
                                       submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    return _machinery.ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """A new module of this spec; its code has not run."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = types.ModuleType(spec.name)
    _describe(module, spec)
    return module


def _describe(module, spec):
    """Sets what a module tells about where it comes from."""
    module.__name__ = spec.name
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached


def _search(name):
    """The spec of a module, whether it is loaded or not."""
    parent = name.rpartition('.')[0]
    path = None
    if parent:
        package = __import__(parent, fromlist=['__path__'])
        try:
            path = package.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {name!r}',
                                      name=name) from e
    for finder in (*sys.meta_path, _machinery.BuiltinImporter, _machinery.PathFinder,
                   _machinery.FrozenImporter):
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    library = sys._stdlib_dir
    return None if path is not None or library is None else _machinery.PathFinder.find_spec(name, [library])


def find_spec(name, package=None):
    """The spec of a module: of a loaded one its own, else what a search finds, None if nothing."""
    full = resolve_name(name, package) if name.startswith('.') else name
    if full not in sys.modules:
        return _search(full)
    module = sys.modules[full]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None and full in sys.builtin_module_names:
        return _search(full)
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


class _LazyModule(types.ModuleType):
    """A module whose code runs when something is asked of it."""

    def __getattribute__(self, attr):
        get = types.ModuleType.__getattribute__
        spec = get(self, '__spec__')
        pending = get(self, '__dict__')
        set_here = {k: v for k, v in pending.items() if k not in spec.loader_state}
        self.__class__ = types.ModuleType
        spec.loader.exec_module(self)
        self.__dict__.update(set_here)
        return getattr(self, attr)

    def __delattr__(self, attr):
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader:
    """Puts off what another loader does until it is needed."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = set(module.__dict__)
        module.__class__ = _LazyModule
