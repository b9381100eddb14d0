"""platform: what it tells of the machine is what python3 tells; of itself it tells krait."""
import os
import platform
import struct
import sys

u = platform.uname()
print(u.system, u.node, u.release, u.version, u.machine, len(tuple(u)[:5]), u.machine == os.uname().machine)
print(platform.system(), platform.node(), platform.release(), platform.version(), platform.machine())
print(platform.architecture()[0] == "%dbit" % (8 * struct.calcsize("P")), platform.platform(terse=True)[:5], platform.platform()[:5])
print(sorted(platform.freedesktop_os_release().items()))
print(platform.python_version() == "%d.%d.%d" % sys.version_info[:3], platform.python_version_tuple()[0],
      len(platform.python_build()), type(platform.python_compiler()).__name__)
print(platform.win32_ver()[0], platform.mac_ver()[0], platform.java_ver()[0])
print(platform.python_implementation() in ("CPython", "krait"), platform.python_implementation().lower() in
      (sys.implementation.name, "cpython"))
