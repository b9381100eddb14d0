"""Decimal arithmetic under the name of CPython's accelerator: the pure implementation, as classes of its own
beside those that importing _pydecimal gives."""

import sys

_pure = sys.modules.pop('_pydecimal', None)
try:
    from _pydecimal import *  # noqa: F403
    from _pydecimal import __libmpdec_version__, __version__  # noqa: F401
finally:
    del sys.modules['_pydecimal']
    if _pure is not None:
        sys.modules['_pydecimal'] = _pure
del _pure, sys
