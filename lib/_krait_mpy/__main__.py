import os
import sys

import _krait_mpy.reader as reader

HELP = '''usage: krait mpy [option] ... FILE.mpy...
       krait mpy --merge -o OUT.mpy [--source NAME] FILE.mpy...

Looks into .mpy files (version 6): header, names, constants, the code of each function with its bytes
beside the instructions, then what the bytes of the file are for.

  -d, --disassemble   header, tables and code only
  -x, --hexdump       the bytes of the file, names of what they are beside them
  -s, --sizes         bytes by part and by function only
  --plain             no colours in the hex dump (as when NO_COLOR is set)
  --merge             make one file that runs what is in the others, one after the other, in one
                      module; there must be no native code in them
  -o OUT.mpy          where --merge writes
  --source NAME       with --merge: what the file says its source is (OUT.mpy)
  -h, --help          print this text

A file that is not well-formed is refused with a line that says at which byte and why; the exit status
is then 1.
'''


class Usage(Exception):
    pass


def parse(args):
    show, files, options = [], [], {}
    flags = {'-d': 'disassemble', '--disassemble': 'disassemble', '-x': 'hexdump',
             '--hexdump': 'hexdump', '-s': 'sizes', '--sizes': 'sizes'}
    args = list(args)
    while args:
        arg = args.pop(0)
        if arg in flags:
            show.append(flags[arg])
        elif arg in ('--plain', '--merge'):
            options[arg[2:]] = True
        elif arg in ('-o', '--source'):
            if not args:
                raise Usage('%s needs an argument' % arg)
            options['out' if arg == '-o' else 'source'] = args.pop(0)
        elif arg.startswith('-') and arg != '-':
            raise Usage('unknown option %s' % arg)
        else:
            files.append(arg)
    if not files:
        raise Usage('no file given')
    if 'merge' in options and ('out' not in options or show):
        raise Usage('--merge needs -o OUT.mpy' if not show else '--merge shows nothing')
    if 'merge' not in options and ('out' in options or 'source' in options):
        raise Usage('-o and --source belong to --merge')
    return show, files, options


def lines(mpy, show, options):
    if 'hexdump' in show:
        from _krait_mpy.hexdump import hexdump
        yield from hexdump(mpy, colour='plain' not in options)
        if 'disassemble' in show:
            yield ''
    if 'disassemble' in show or not show:
        from _krait_mpy.listing import listing
        yield from listing(mpy)
    if 'sizes' in show or not show:
        from _krait_mpy.sizes import sizes
        if len(show) != 1:
            yield ''
        yield from sizes(mpy)


def inspect(files, show, options):
    status = 0
    for i, path in enumerate(files):
        if i:
            print()
        try:
            for line in lines(reader.load(path), show, options):
                print(line.encode('utf-8', 'backslashreplace').decode())
            sys.stdout.flush()
        except (OSError, ValueError) as e:
            status = complain(e)
    return status


def complain(e):
    if isinstance(e, BrokenPipeError):  # nobody reads on: no more to be written, at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    sys.stdout.flush()
    if isinstance(e, OSError):
        name = '' if e.filename is None else e.filename + ': '
        print('krait mpy: %s%s' % (name, e.strerror), file=sys.stderr)
    else:
        print('ValueError: %s' % e, file=sys.stderr)
    return 1


def main(args):
    if '-h' in args or '--help' in args:
        print(HELP, end='')
        return 0
    try:
        show, files, options = parse(args)
    except Usage as e:
        print('krait mpy: %s\ntry: krait mpy --help' % e, file=sys.stderr)
        return 2
    if os.environ.get('NO_COLOR'):
        options['plain'] = True
    if 'merge' not in options:
        return inspect(files, show, options)
    from _krait_mpy.merge import merge
    try:
        merge([reader.load(path) for path in files], options['out'],
              options.get('source', options['out']))
    except (OSError, ValueError) as e:
        return complain(e)
    return 0


sys.exit(main(sys.argv[1:]))
