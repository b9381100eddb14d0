# Debian's _compat_pickle: tables built by loops at import.
# with: _compat_pickle.py
import _compat_pickle as c

print(len(c.IMPORT_MAPPING), len(c.NAME_MAPPING), len(c.REVERSE_IMPORT_MAPPING), len(c.REVERSE_NAME_MAPPING))
print(c.IMPORT_MAPPING['Queue'], c.NAME_MAPPING[('__builtin__', 'xrange')], c.REVERSE_IMPORT_MAPPING['queue'], len(c.PYTHON2_EXCEPTIONS), len(c.MULTIPROCESSING_EXCEPTIONS))
