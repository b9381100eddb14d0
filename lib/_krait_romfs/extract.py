"""krait romfs extract: the files of an image, written to a directory and nowhere else."""

import os

from .image import ImageError, load
from .listing import printable

HELP = '''\
usage: krait romfs extract [option]... IMG [PATH]...

Writes the files of an image; with PATHs only these files and directories. Nothing is written
outside the target directory: names that could lead out of it are refused, links that are there
already are not followed.

  -o DIR         the target directory, made if need be (the name of IMG without its suffix)
  -f             overwrite files that are there
  -q             do not print the names
  -h, --help     print this text
'''


def check_name(entry):
    """ImageError if the name is not simply one of a file."""
    name = entry.name
    if name in ('', '.', '..') or '/' in name or '\0' in name:
        raise ImageError(f'{printable(entry.path)!r} is no name for a file')


class Target:
    """A directory that files are written to by way of descriptors."""

    def __init__(self, force, quiet):
        self.force = force
        self.quiet = quiet
        self.count = 0

    def enter(self, name, above):
        """Makes a directory if need be; its descriptor. It must not be a link."""
        try:
            os.mkdir(name, dir_fd=above)
        except FileExistsError:
            pass
        return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=above)

    def file(self, entry, data, folder):
        if self.force:
            try:
                os.remove(entry.name, dir_fd=folder)
            except FileNotFoundError:
                pass
        fd = os.open(entry.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666,
                     dir_fd=folder)
        with open(fd, 'wb') as f:
            f.write(data[entry.offset:entry.offset + entry.size])
        self.count += 1
        if not self.quiet:
            print(printable(entry.path))

    def directory(self, entry, data, folder, wanted):
        for child in entry.children:
            if not selected(child, wanted):
                continue
            check_name(child)
            if not child.is_dir:
                self.file(child, data, folder)
                continue
            below = self.enter(child.name, folder)
            try:
                self.directory(child, data, below, wanted)
            finally:
                os.close(below)


def selected(entry, wanted):
    """Is the entry asked for, or in something that is, or a directory on the way there?"""
    if not wanted:
        return True
    path = entry.path + '/'
    return any(path.startswith(w + '/') or (entry.is_dir and (w + '/').startswith(path))
               for w in wanted)


def main(args, usage):
    """Runs the command; returns the exit status."""
    target, force, quiet, names = None, False, False, []
    args = iter(args)
    for arg in args:
        if arg in ('-o', '--output'):
            target = next(args, None)
            if target is None:
                usage(f'{arg} needs an argument')
        elif arg == '-f':
            force = True
        elif arg == '-q':
            quiet = True
        elif arg[:1] == '-' and arg != '-':
            usage(f'no such option: {arg}')
        else:
            names.append(arg)
    if not names:
        usage('no image')
    data, root = load(names[0])
    wanted = [os.path.normpath(n).strip('/') for n in names[1:]]
    paths = {e.path for e in root.walk()}
    for w in wanted:
        if w not in paths:
            raise ImageError(f'{w} is not in it')
    if target is None:
        target = os.path.splitext(os.path.basename(names[0]))[0]
        if target == os.path.basename(names[0]):
            usage('the image has no suffix: name a directory with -o')
    os.makedirs(target, exist_ok=True)
    folder = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
    work = Target(force, quiet)
    try:
        work.directory(root, data, folder, wanted)
    finally:
        os.close(folder)
    if not quiet:
        print(f'{work.count} {"file" if work.count == 1 else "files"} in {target}')
    return 0
