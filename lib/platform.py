"""What this program runs on, and what it is."""
import os
import sys
from collections import namedtuple


class uname_result(namedtuple('uname_result', 'system node release version machine')):
    @property
    def processor(self):
        return ''


def uname():
    """system, node, release, version, machine."""
    if hasattr(os, 'uname'):
        return uname_result(*tuple(os.uname())[:5])
    return uname_result(sys.platform, '', '', '', '')


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ''


def python_implementation():
    return 'krait'


def python_version():
    return '%d.%d.%d' % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    return '', ''


def python_compiler():
    """The compiler that krait was made with."""
    text = sys.version
    return text[text.index('[') + 1:text.rindex(']')] if '[' in text else ''


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """Name and version of the C library: unknown where it is part of the program."""
    return lib, version


def architecture(executable=None, bits='', linkage=''):
    return bits or ('64bit' if sys.maxsize > 2**32 else '32bit'), linkage


def platform(aliased=False, terse=False):
    """One line that says all of it."""
    u = uname()
    parts = [u.system, u.release] if terse else [u.system, u.release, u.machine]
    parts = [p for p in parts if p]
    if not terse:
        parts.append('with-krait-' + '.'.join(map(str, sys.implementation.version[:3])))
    return '-'.join(parts).replace(' ', '_')


def freedesktop_os_release():
    """What /etc/os-release says."""
    for name in ('/etc/os-release', '/usr/lib/os-release'):
        try:
            with open(name) as f:
                lines = f.read().split('\n')
            break
        except OSError:
            continue
    else:
        raise OSError(2, 'No such file or directory')
    info = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
    for line in lines:
        name, equals, value = line.partition('=')
        if equals and not name.startswith('#'):
            if value[:1] in ('"', "'") and value[-1:] == value[:1]:
                value = value[1:-1]
            info[name.strip()] = value
    return info


def win32_ver(release='', version='', csd='', ptype=''):
    return release, version, csd, ptype


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    return release, versioninfo, machine


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    return release, vendor, vminfo, osinfo
