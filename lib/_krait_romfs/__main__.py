"""krait romfs COMMAND ..."""

import sys

from . import build, extract, listing
from .image import ImageError

HELP = '''\
usage: krait romfs COMMAND ...

  build [option]... DIR              write a ROMFS image of what is in a directory
  list IMG...                        print what is in an image, with sizes and offsets
  extract [option]... IMG [PATH]...  write the files of an image to a directory

Each has a --help of its own. The image is MicroPython's; krait --romfs IMG mounts one, and
vfs.VfsRom does in a program.
'''

COMMANDS = {'build': build, 'list': listing, 'extract': extract}


def fail(text, status=1):
    """Ends the program."""
    print('krait romfs:', text, file=sys.stderr)
    raise SystemExit(status)


def main(args):
    """Runs the command that the arguments name."""
    if args and args[0] in ('-h', '--help'):
        print(HELP, end='')
        return 0
    if not args or args[0] not in COMMANDS:
        fail('which command? build, list or extract; see krait romfs --help', 2)
    name, rest = args[0], args[1:]
    command = COMMANDS[name]
    if '-h' in rest or '--help' in rest:
        print(command.HELP, end='')
        return 0
    try:
        return command.main(rest, lambda text: fail(f'{name}: {text}; see --help', 2))
    except (ImageError, build.BuildError) as e:
        fail(f'{name}: {e}')
    except OSError as e:
        fail(f'{name}: {e.filename or ""}{": " if e.filename else ""}{e.strerror}')


sys.exit(main(sys.argv[1:]))
