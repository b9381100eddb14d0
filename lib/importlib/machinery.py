"""Finders and loaders as objects: krait's own import does without them, programs can use them."""

import _imp
import io
import os
import sys
import types

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = ['.mpy']
EXTENSION_SUFFIXES = []

ModuleSpec = type(_imp.__spec__)


def all_suffixes():
    """The suffixes of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class _Loader:
    """Loads the modules that have a spec."""

    def create_module(self, spec):
        """None: a plain module will do."""

    def load_module(self, name):
        from importlib import util
        spec = util.spec_from_loader(name, self)
        module = sys.modules.get(name)
        if module is None:
            module = sys.modules[name] = util.module_from_spec(spec)
        try:
            self.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
        return sys.modules[name]


class _Within(_Loader):
    """Modules that are part of the program: complete when they are made."""

    @staticmethod
    def exec_module(module):
        _imp.exec_builtin(module)


class BuiltinImporter(_Within):
    """Finds and loads the modules that are written in C."""

    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if path is None and _imp.is_builtin(fullname):
            return ModuleSpec(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        if spec.name not in sys.builtin_module_names:
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec)

    @classmethod
    def get_code(cls, fullname):
        return _builtin(fullname)

    @classmethod
    def get_source(cls, fullname):
        return _builtin(fullname)

    @classmethod
    def is_package(cls, fullname):
        return bool(_builtin(fullname))


def _builtin(name):
    if name not in sys.builtin_module_names:
        raise ImportError(f'{name!r} is not a built-in module', name=name)


class FrozenImporter(_Within):
    """Finds and loads the Python modules that are part of the program."""

    _ORIGIN = 'frozen'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if not _imp.is_frozen(fullname):
            return None
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=_imp.is_frozen_package(fullname))

    @staticmethod
    def create_module(spec):
        return _imp.create_builtin(spec)

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
        return _imp.is_frozen_package(fullname)


class _FileLoader(_Loader):
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def get_data(self, path):
        with io.open_code(str(path)) as f:
            return f.read()

    def is_package(self, fullname):
        stem = os.path.basename(self.get_filename(fullname)).rsplit('.', 1)[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)


class SourceFileLoader(_FileLoader):
    """Loads a file of Python source."""

    def get_source(self, fullname):
        from importlib import util
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as e:
            raise ImportError('source not available through get_data()', name=fullname) from e
        return util.decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def path_stats(self, path):
        st = os.stat(path)
        return {'mtime': st.st_mtime, 'size': st.st_size}

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)


class SourcelessFileLoader(_FileLoader):
    """Loads an .mpy file."""

    def get_source(self, fullname):
        """There is none."""

    def exec_module(self, module):
        self._check(module.__name__)
        _imp.exec_file(module, self.path)


class ExtensionFileLoader(_FileLoader):
    """Modules in machine code of CPython cannot be loaded."""

    def create_module(self, spec):
        raise ImportError(f'{self.path}: modules in machine code cannot be loaded', name=self.name,
                          path=self.path)

    def exec_module(self, module):
        raise ImportError(f'{self.path}: modules in machine code cannot be loaded', name=self.name,
                          path=self.path)

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class NamespaceLoader(_Loader):
    """Loads a package that is a directory without __init__."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def exec_module(self, module):
        pass


class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = path if path and path != '.' else os.getcwd()
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def invalidate_caches(self):
        """Nothing is remembered."""

    def find_spec(self, fullname, target=None):
        from importlib import util
        tail = fullname.rpartition('.')[2]
        base = os.path.join(self.path, tail)
        if os.path.isdir(base):
            for suffix, loader in self._loaders:
                path = os.path.join(base, '__init__' + suffix)
                if os.path.isfile(path):
                    return util.spec_from_file_location(fullname, path, loader=loader(fullname, path),
                                                        submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return util.spec_from_file_location(fullname, base + suffix,
                                                    loader=loader(fullname, base + suffix))
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            if not os.path.isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


_FILES = (SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)


class PathFinder:
    """Finds modules on sys.path, or on the path of a package."""

    @staticmethod
    def invalidate_caches():
        for finder in list(sys.path_importer_cache.values()):
            if hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        portions = []
        for entry in sys.path if path is None else path:
            if not isinstance(entry, str):
                continue
            spec = cls._finder(entry).find_spec(fullname)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions += spec.submodule_search_locations or ()
        if not portions:
            return None
        spec = ModuleSpec(fullname, NamespaceLoader(fullname, portions), is_package=True)
        spec.submodule_search_locations = portions
        return spec

    @staticmethod
    def _finder(entry):
        for hook in sys.path_hooks:
            try:
                return hook(entry)
            except ImportError:
                continue
        return FileFinder(entry, *_FILES)


class WindowsRegistryFinder:
    """Finds nothing: there is no such registry here."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


def _of_module(module):
    """The loader that would have loaded a module."""
    file = getattr(module, '__file__', None)
    if not isinstance(module, types.ModuleType) or file is None:
        return BuiltinImporter
    return (SourcelessFileLoader if file.endswith('.mpy') else SourceFileLoader)(module.__name__, file)
