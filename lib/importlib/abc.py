"""Abstract classes of finders and loaders."""

import abc
from importlib import machinery as _machinery

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
           'FileLoader', 'SourceLoader']


class Loader(_machinery._Loader, metaclass=abc.ABCMeta):
    """Loads modules."""


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds modules, on sys.meta_path."""

    def invalidate_caches(self):
        """Forgets what was remembered."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds modules in one place of a path."""

    def invalidate_caches(self):
        """Forgets what was remembered."""


class ResourceLoader(Loader):
    """Reads files that belong to modules."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """Tells about modules."""

    def is_package(self, fullname):
        raise ImportError

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @staticmethod
    def source_to_code(data, path='<string>'):
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """Knows the files of modules."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_machinery._FileLoader, ResourceLoader, ExecutionLoader):
    """Loads modules from one file."""


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads modules from source that get_data() reads."""

    def get_source(self, fullname):
        from importlib import util
        return util.decode_source(self.get_data(self.get_filename(fullname)))


for _cls, _implementations in (
        (MetaPathFinder, ('BuiltinImporter', 'FrozenImporter', 'PathFinder', 'WindowsRegistryFinder')),
        (PathEntryFinder, ('FileFinder',)),
        (InspectLoader, ('BuiltinImporter', 'FrozenImporter', 'NamespaceLoader')),
        (ExecutionLoader, ('ExtensionFileLoader',)),
        (FileLoader, ('SourceFileLoader', 'SourcelessFileLoader')),
        (SourceLoader, ('SourceFileLoader',))):
    for _name in _implementations:
        _cls.register(getattr(_machinery, _name))
