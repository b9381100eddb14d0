"""From a manifest to C source, and from that to a program."""
import os
import sys

import _freeze
from _krait_freeze.emit import Emitter, Text, Unit
from _krait_freeze.manifest import ManifestError, MPY, TEXT


def _read(path):
    with open(path, 'rb') as f:
        return f.read()


def _module(name, is_package, entry):
    data = _read(entry.path)
    if entry.kind == TEXT:
        return Text(name, is_package, data)
    if entry.kind != MPY:
        data = _freeze.compile(data, '<frozen %s>' % name, entry.opt)
    try:
        return Unit(name, is_package, *_freeze.load(data, entry.path))
    except ValueError as e:
        raise ManifestError(str(e))


def modules(manifest):
    """Units and texts of all entries, and of the packages around them that have no __init__."""
    found = {}
    for entry in manifest.entries.values():
        name, is_package = entry.split()
        found[name] = _module(name, is_package, entry)
    for name in list(found):
        while '.' in name:
            name = name.rpartition('.')[0]
            if name not in found:
                found[name] = Text(name, True, b'')
            elif not found[name].is_package:
                raise ManifestError('%s is a module, but others are frozen as if it were a package' % name)
    return list(found.values())


def _names_of_c(modules):
    """What modules written in C make names of: with these in ROM, they take no memory."""
    found = set()
    for name in modules:
        found.add(name)
        try:
            module = __import__(name)
        except ImportError:    # the library behind it is not there
            continue
        found.update(dir(module))
        found.update(dir(module.__spec__))
    return sorted(x for x in found if x.isascii())


def emit(found, write, with_lib, main):
    if main and not any(m.name == main for m in found):
        raise ManifestError('--main %s: no such module among those to freeze' % main)
    first = last = ()
    if with_lib:  # what every start needs lies together
        first, last = _names_of_c(('builtins', 'sys')), _names_of_c(sys.builtin_module_names)
    Emitter(write, _freeze.names()).modules(found, first, last, main)


class Kit:
    """Where krait's library, headers and objects are: freeze.conf, beside krait or in ../lib/krait."""

    def __init__(self, path):
        self.folder = os.path.dirname(path)
        self.values = {}
        with open(path) as f:
            for line in f:
                name, _, value = line.strip().partition(' = ')
                self.values[name] = value.replace('$(DIR)', self.folder)
        self.lib = self.values['lib']

    def words(self, name):
        return self.values[name].split()

    @staticmethod
    def find():
        here = os.path.dirname(os.path.realpath('/proc/self/exe'))
        places = [here, os.path.join(os.path.dirname(here), 'lib', 'krait')]
        for place in places:
            path = os.path.join(place, 'freeze.conf')
            if os.path.isfile(path):
                return Kit(path)
        raise ManifestError('no freeze.conf in %s: it comes with krait and says where its library is'
                            % ' or '.join(places))


def _run(words):
    status = os.spawnvp(os.P_WAIT, words[0], words)
    if status:
        raise ManifestError('%s failed' % words[0])


def program(found, out, with_lib, main):
    """Makes `out`: krait with these modules."""
    kit = Kit.find()
    source, obj = '%s.%d.c' % (out, os.getpid()), '%s.%d.o' % (out, os.getpid())
    try:
        with open(source, 'w', encoding='ascii') as f:
            emit(found, f.write, with_lib, main)
        _run(kit.words('cc') + kit.words('cflags') + ['-c', '-o', obj, source])
        _run(kit.words('cc') + kit.words('ldflags') + ['-o', out, obj] + kit.words('libs'))
    finally:
        for path in (source, obj):
            if os.path.exists(path):
                os.unlink(path)
    return 0
