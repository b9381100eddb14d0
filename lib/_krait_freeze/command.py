"""The command line of `krait freeze`."""
import os
import sys

HELP = """\
usage: krait freeze [option] ... [MANIFEST | FILE.py | FILE.mpy | DIR] ...

Turns Python modules into const data of C: bytecode, names, strings, big integers, floats and tuples are
executed and used where they lie, and importing them costs only the objects that they make.

  MANIFEST      a Python file that says what to freeze: freeze(), module(), package(), include(),
                require(), metadata(), options (docs/freeze.md); it is one if it is named manifest.py
                or manifest_*.py, or if -m comes before it
  FILE, DIR     without a manifest: a module, or a package with all that is below it

  -m MANIFEST   the same as MANIFEST, whatever its name
  --build OUT   make OUT: krait with these modules in it, as well as its own library
  --main NAME   the program runs the module or package NAME (as -m would), with all its arguments,
                and has no options of its own
  -o FILE       write the C source to FILE ('-': standard output, which is what happens without
                --build). Compile it with krait's headers and link it before libkrait.a
  -O LEVEL      optimisation of modules for which the manifest says nothing: 0 (as it is), 1 (no
                assert), 2 (no docstrings), 3 (no line numbers)
  -v NAME=DIR   value of $(NAME) in paths of manifests; MPY_LIB_DIR is where require() looks
  -l, --list    print what would be frozen, one module a line
  --lib DIR     krait's own library is in DIR
  --no-lib      leave krait's own library out
  -h, --help    print this text
"""


class CommandError(Exception):
    pass


class Command:
    def __init__(self):
        self.inputs = []  # (is it a manifest, path)
        self.variables = {}
        self.output = self.build = self.lib = self.main = None
        self.opt, self.list, self.with_lib = 0, False, True

    def parse(self, args):
        args = list(args)

        def value():
            if not args:
                raise CommandError('option %s needs an argument' % arg)
            return args.pop(0)
        while args:
            arg = args.pop(0)
            if arg in ('-h', '--help'):
                return False
            elif arg == '-o':
                self.output = value()
            elif arg == '--build':
                self.build = value()
            elif arg == '--main':
                self.main = value()
            elif arg == '--lib':
                self.lib = value()
            elif arg == '--no-lib':
                self.with_lib = False
            elif arg in ('-l', '--list'):
                self.list = True
            elif arg == '-m':
                self.inputs.append((True, value()))
            elif arg[:2] == '-O':
                level = arg[2:] or value()
                if level not in ('0', '1', '2', '3'):
                    raise CommandError('-O wants 0, 1, 2 or 3, not %s' % level)
                self.opt = int(level)
            elif arg == '-v':
                name, equals, text = value().partition('=')
                if not equals:
                    raise CommandError('-v wants NAME=DIR')
                self.variables[name] = os.path.abspath(text)
            elif arg[:1] == '-' and arg != '-':
                raise CommandError('unknown option %s' % arg)
            else:
                self.inputs.append((_is_manifest(arg), arg))
        return True

    def collect(self):
        """The manifest with what was named on the command line."""
        from _krait_freeze.manifest import Manifest
        m = Manifest(self.variables, self.opt)
        for manifest, path in self.inputs:
            if manifest:
                m.include(path)
            elif os.path.isdir(path):
                base, name = os.path.split(os.path.abspath(path))
                m.package(name, base_path=base)
            else:
                base, name = os.path.split(os.path.abspath(path))
                m.module(name, base_path=base)
        return m

    def add_library(self, manifest):
        """What a program brings itself takes the place of the library's."""
        from _krait_freeze.manifest import Manifest
        library = Manifest()
        library.freeze(os.path.abspath(self.lib), opt=0)
        for name, entry in library.entries.items():
            manifest.entries.setdefault(name, entry)


def _is_manifest(path):
    name = os.path.basename(path)
    return name == 'manifest.py' or name[:9] == 'manifest_' and name[-3:] == '.py' or \
        os.path.isdir(path) and os.path.isfile(os.path.join(path, 'manifest.py'))


def _write(path, put):
    """Runs put(write); the file appears whole or not at all. Devices and pipes are written to."""
    if path == '-':
        put(sys.stdout.write)
        return
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, 'w', encoding='ascii') as f:
            put(f.write)
        return
    new = '%s.%d.tmp' % (path, os.getpid())
    try:
        with open(new, 'w', encoding='ascii') as f:
            put(f.write)
        os.replace(new, path)
    finally:
        if os.path.exists(new):
            os.unlink(new)


def run(command):
    from _krait_freeze import build
    if command.with_lib and not command.lib:
        command.lib = build.Kit.find().lib
    manifest = command.collect()
    if command.with_lib:
        command.add_library(manifest)
    if command.list:
        for name in sorted(manifest.entries):
            e = manifest.entries[name]
            print('%-7s %-40s %s' % (e.kind if e.kind != 'compile' else 'opt %d' % e.opt, name, e.path))
        return 0
    modules = build.modules(manifest)
    if command.output or not command.build:
        _write(command.output or '-', lambda write: build.emit(modules, write, command.with_lib, command.main))
    if command.build:
        return build.program(modules, command.build, command.with_lib, command.main)
    return 0


def main(args):
    command = Command()
    from _krait_freeze.manifest import ManifestError
    try:
        if not command.parse(args):
            sys.stdout.write(HELP)
            return 0
        if not command.inputs and not command.lib:
            raise CommandError('nothing to freeze')
    except CommandError as e:
        sys.stderr.write('krait freeze: %s\ntry: krait freeze --help\n' % e)
        return 2
    try:
        return run(command)
    except (ManifestError, CommandError) as e:
        sys.stderr.write('krait freeze: %s\n' % e)
        return 1
    except OSError as e:
        sys.stderr.write('krait freeze: %s\n' % e)
        return 1
