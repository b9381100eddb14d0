"""krait romfs list: what is in an image."""

from .image import load

HELP = '''\
usage: krait romfs list IMG...

Prints what is in images: where the bytes of each file begin, how many they are, the largest power
of two (up to 4096) that divides the offset, and the names as a tree.

  -h, --help     print this text
'''


def alignment(offset):
    """The largest power of two up to 4096 that divides the offset."""
    n = 4096
    while offset % n:
        n //= 2
    return n


def printable(name):
    """The name for a terminal: nothing in it that could be a command."""
    return ''.join(c if c.isprintable() else '\\x%02x' % (ord(c) & 255) for c in name)


def show(entry, indent, width):
    """Prints the lines of what is in a directory."""
    for child in entry.children:
        last = child is entry.children[-1]
        name = indent + ('\\-- ' if last else '|-- ') + printable(child.name)
        if child.is_dir:
            print(' ' * (2 * width + 9) + name + '/')
            show(child, indent + ('    ' if last else '|   '), width)
        else:
            print(f'{child.offset:>{width},} {child.size:>{width},} {alignment(child.offset):>6}  '
                  + name)


def plural(n, one, many):
    return f'{n:,} {one if n == 1 else many}'


def show_image(path):
    """Prints an image."""
    data, root = load(path)
    files = [e for e in root.walk() if not e.is_dir]
    folders = sum(e.is_dir for e in root.walk())
    width = max(6, len(f'{root.length:,}'))
    print(f'{printable(path)}: {plural(root.length, "byte", "bytes")}, '
          f'{plural(len(files), "file", "files")} of {sum(e.size for e in files):,}, '
          f'{plural(folders, "directory", "directories")}, padding {root.padding:,}')
    print(f'{"offset":>{width}} {"size":>{width}}  align  name')
    print(' ' * (2 * width + 9) + '/')
    show(root, '', width)
    if root.unknown:
        print(plural(root.unknown, 'record', 'records') + ' of a kind that is not known')
    if len(data) > root.length:
        print(plural(len(data) - root.length, 'byte', 'bytes') + ' behind the image')


def main(args, usage):
    """Runs the command; returns the exit status."""
    for arg in args:
        if arg[:1] == '-' and arg != '-':
            usage(f'no such option: {arg}')
    if not args:
        usage('no image')
    for i, path in enumerate(args):
        if i:
            print()
        show_image(path)
    return 0
