"""Decimal arithmetic under the name of CPython's accelerator: the pure implementation."""

from _pydecimal import *  # noqa: F403
from _pydecimal import __libmpdec_version__, __version__  # noqa: F401
