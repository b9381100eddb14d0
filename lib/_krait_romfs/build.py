"""krait romfs build: an image of a directory."""

import os
import stat
import sys

from .image import Node, write

HELP = '''\
usage: krait romfs build [option]... DIR

Writes an image of what is in DIR. The same files give the same image, byte by byte: entries are
sorted by name, times and permissions are not kept. Links are followed. Directories named
__pycache__ are left out.

  -o IMG         the image (DIR.romfs)
  -m, --mpy      compile NAME.py to NAME.mpy (this is what happens anyway)
  --no-mpy       keep source as it is
  --portable     compile for MicroPython, too: what only krait runs is refused
  -O, -OO, -OOO  drop assert statements; docstrings; line numbers when compiling
  --align N      the bytes of every file begin at a multiple of N, a power of two (4)
  -q             do not print the tree
  -h, --help     print this text
'''


class BuildError(Exception):
    """Something in the directory that cannot be in an image."""


class Options:
    def __init__(self):
        self.source = None
        self.out = None
        self.mpy = True
        self.align = 4
        self.quiet = False
        self.compile = []


def parse(args, usage):
    """Options of the command; usage(text) ends the program."""
    o = Options()
    args = iter(args)
    for arg in args:
        if arg in ('-m', '--mpy'):
            o.mpy = True
        elif arg == '--no-mpy':
            o.mpy = False
        elif arg == '--portable' or arg in ('-O', '-OO', '-OOO'):
            o.compile.append(arg if arg[1] == '-' else '-O%d' % (len(arg) - 1))
        elif arg == '-q':
            o.quiet = True
        elif arg in ('-o', '--output', '--align'):
            value = next(args, None)
            if value is None:
                usage(f'{arg} needs an argument')
            if arg != '--align':
                o.out = value
            elif not value.isdigit() or int(value).bit_count() != 1 or int(value) > 1 << 20:
                usage(f'--align: a power of two up to 1048576, not {value}')
            else:
                o.align = int(value)
        elif arg[:1] == '-' and arg != '-':
            usage(f'no such option: {arg}')
        elif o.source is not None:
            usage(f'one directory only: {arg}')
        else:
            o.source = arg
    if o.source is None:
        usage('no directory')
    if o.out is None:
        o.out = os.path.normpath(o.source) + '.romfs'
    return o


class Tree:
    """Reads the directory into nodes, compiling on the way."""

    def __init__(self, options):
        self.options = options
        self.temporary = '%s.%d.mpy' % (options.out, os.getpid())
        self.files = 0
        self.bytes = 0

    def compiled(self, path, shown):
        krait = sys.executable or os.readlink('/proc/self/exe')
        args = [krait, 'compile', *self.options.compile, '-s', shown, '-o', self.temporary, path]
        try:
            if os.spawnv(os.P_WAIT, krait, args):
                raise BuildError(f'{path}: could not be compiled')
            with open(self.temporary, 'rb') as f:
                return f.read()
        finally:
            try:
                os.remove(self.temporary)
            except FileNotFoundError:
                pass

    def file(self, path, name, shown):
        if self.options.mpy and name.endswith('.py'):
            node = Node(name[:-3] + '.mpy', self.compiled(path, shown))
        else:
            with open(path, 'rb') as f:
                node = Node(name, f.read())
        node.source = name
        self.files += 1
        self.bytes += len(node.data)
        return node

    def directory(self, path, name, prefix, above):
        here = os.stat(path)
        if (here.st_dev, here.st_ino) in above:
            raise BuildError(f'{path}: a link to a directory that it lies in')
        above = above + [(here.st_dev, here.st_ino)]
        node, names = Node(name), {}
        node.source = name
        for entry in sorted(os.listdir(path), key=os.fsencode):
            where = os.path.join(path, entry)
            mode = os.stat(where).st_mode
            if stat.S_ISDIR(mode):
                if entry == '__pycache__':
                    continue
                child = self.directory(where, entry, prefix + entry + '/', above)
            elif stat.S_ISREG(mode):
                child = self.file(where, entry, prefix + entry)
            else:
                raise BuildError(f'{where}: neither a file nor a directory')
            if child.name in names:
                raise BuildError(f'{path}: {names[child.name]} and {entry} would both be '
                                 f'{child.name}')
            names[child.name] = entry
            node.children.append(child)
        return node


def show(node, indent=''):
    """Prints the tree as `mpremote romfs build` does, with sizes."""
    for child in node.children:
        last = child is node.children[-1]
        lead = indent + ('\\-- ' if last else '|-- ')
        if child.data is None:
            print(lead + child.name + '/')
            show(child, indent + ('    ' if last else '|   '))
        else:
            text = child.source + (' -> .mpy' if child.source != child.name else '')
            print(f'{lead + text:<40} {len(child.data):>9,}')


def main(args, usage):
    """Runs the command; returns the exit status."""
    options = parse(args, usage)
    if not os.path.isdir(options.source):
        raise BuildError(f'{options.source}: not a directory')
    tree = Tree(options)
    root = tree.directory(options.source, '', '', [])
    data = write(root, options.align)
    if not options.quiet:
        print('/')
        show(root)
    fresh = '%s.%d.tmp' % (options.out, os.getpid())
    try:
        with open(fresh, 'wb') as f:
            f.write(data)
        os.rename(fresh, options.out)
    except OSError:
        if os.path.exists(fresh):
            os.remove(fresh)
        raise
    if not options.quiet:
        print(f'{options.out}: {len(data):,} bytes, {tree.files} '
              f'{"file" if tree.files == 1 else "files"} of {tree.bytes:,} bytes')
    return 0
