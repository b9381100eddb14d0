"""Names under which programs know parts of the import system."""

from importlib.machinery import (BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader,
                                 FileFinder, NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader,
                                 WindowsRegistryFinder)
from importlib.util import (MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache,
                            spec_from_file_location)
