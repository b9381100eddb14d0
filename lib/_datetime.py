"""The classes of module datetime under the name of CPython's accelerator. There is none: while datetime is being
imported this is an ImportError, after which it keeps the classes that it defines in Python."""

import sys

_module = sys.modules.get('datetime')
if _module is not None and getattr(_module.__spec__, '_initializing', False):
    raise ImportError("datetime has no accelerator", name='_datetime')

from datetime import (MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone,  # noqa: E402
                      tzinfo)
