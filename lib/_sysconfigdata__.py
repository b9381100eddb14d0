"""How krait was built, as far as module sysconfig asks for it."""

build_time_vars = {
    'EXT_SUFFIX': '',
    'HAVE_FORK': 1,
    'LDFLAGS': '',
    'Py_DEBUG': 0,
    'Py_ENABLE_SHARED': 0,
    'SIZEOF_VOID_P': 8 if __import__('sys').maxsize > 1 << 32 else 4,
    'WITH_DOC_STRINGS': 1,
}
