"""krait board [option]... SCRIPT [ARG]..."""

import sys

HELP = '''\
usage: krait board [option]... SCRIPT [ARG]...

Runs a script on the simulated board. Time is virtual: a second of sleep takes none, and a run can
be repeated exactly.

  --for TIME          stop after this time on the board: 2s, 500ms, 30us (default 10s; 0: never)
  --real              real time instead; no default for --for
  --world FILE        run this Python file first: it connects devices and presses buttons, with
                      module machine_sim
  --diagram           print a timing diagram of the pins at the end
  --vcd FILE          write what the pins did for a wave viewer
  --pins NAME,...     only these pins, by the names of machine.Pin: LED,P3,SDA0
  --from TIME         where the diagram begins
  --to TIME           and where it ends
  --width N           columns of the diagram (default 72)
  --plain             only ASCII in the diagram
  -h, --help          print this

The exit status is that of the script. How the board is made up: docs/machine.md.
'''

VALUES = ('--for', '--world', '--vcd', '--pins', '--from', '--to', '--width')
FLAGS = ('--real', '--diagram', '--plain')
UNITS = {'ns': 1, 'us': 1_000, 'ms': 1_000_000, 's': 1_000_000_000}


class Usage(Exception):
    """Wrong arguments."""


def time_of(text):
    """Nanoseconds of 1.5s, 20ms, 7us, 100ns or 0."""
    number = text.rstrip('nums')
    unit = text[len(number):]
    try:
        value = float(number)
    except ValueError:
        value = -1
    if value < 0 or (unit not in UNITS and value):
        raise Usage(f'not a time: {text!r}, write 2s, 500ms, 30us or 100ns')
    return round(value * UNITS.get(unit, 1))


def read_args(args):
    """(options, script and its arguments)"""
    options, i = {}, 0
    while i < len(args) and args[i].startswith('-') and args[i] != '-':
        name, has, value = args[i].partition('=')
        i += 1
        if name in FLAGS and not has:
            options[name] = True
        elif name in VALUES:
            if not has:
                if i == len(args):
                    raise Usage(f'{name} needs an argument')
                value = args[i]
                i += 1
            options[name] = value
        else:
            raise Usage(f'unknown option {args[i - 1]}')
    if i == len(args):
        raise Usage('which script?')
    return options, args[i:]


def load(path):
    """The code of a script."""
    with open(path, 'rb') as f:
        return compile(f.read(), path, 'exec')


def run_script(argv):
    """Runs it as __main__. Returns the exit status."""
    try:
        code = load(argv[0])
    except SyntaxError as e:
        e.__traceback__ = None
        sys.excepthook(type(e), e, None)
        return 1
    main = type(sys)('__main__')
    main.__file__ = argv[0]
    main.__builtins__ = __builtins__
    sys.modules['__main__'] = main
    sys.argv[:] = argv
    cut = argv[0].rfind('/')
    sys.path.insert(0, argv[0][:cut] if cut > 0 else '')
    try:
        exec(code, main.__dict__)
    except SystemExit as e:
        if e.code is None or isinstance(e.code, int):
            return e.code or 0
        print(e.code, file=sys.stderr)
        return 1
    except BaseException as e:
        from _machine_sim import now, real
        if isinstance(e, KeyboardInterrupt) and Limit.at is not None and now() >= Limit.at:
            return 0
        e.__traceback__ = e.__traceback__.tb_next
        sys.excepthook(type(e), e, e.__traceback__)
        return 130 if isinstance(e, KeyboardInterrupt) else 1
    return 0


class Limit:
    """When the board stops, in ns; None: never."""
    at = None


def show(options):
    """Diagram and file."""
    from . import diagram, vcd
    record = diagram.Record()
    pins = options['--pins'].split(',') if '--pins' in options else None
    if '--vcd' in options:
        vcd.write(record, options['--vcd'], pins)
    if '--diagram' in options:
        sys.stdout.flush()
        start = time_of(options.get('--from', '0'))
        end = time_of(options['--to']) if '--to' in options else None
        width = int(options.get('--width', 72))
        sys.stdout.write(diagram.draw(record, pins, start, end, width, '--plain' in options))


def main(args):
    """Does what the arguments say."""
    if args and args[0] in ('-h', '--help'):
        print(HELP, end='')
        return 0
    options, argv = read_args(args)
    import machine_sim
    import _machine_sim
    limit = time_of(options.get('--for', '0' if '--real' in options else '10s'))
    if '--pins' in options:
        for name in options['--pins'].split(','):
            _machine_sim.number(name)
    for name in ('--from', '--to'):
        time_of(options.get(name, '0'))
    if not options.get('--width', '72').isdigit() or int(options.get('--width', 72)) < 10:
        raise Usage('--width must be a number from 10 on')
    if '--real' not in options:
        machine_sim.virtual()
    if '--world' in options:
        exec(load(options['--world']), {'__name__': 'world', '__file__': options['--world']})
    if limit:
        Limit.at = limit
        _machine_sim.stop_at(limit)
    status = run_script(argv)
    _machine_sim.stop_at(None)
    show(options)
    return status


def start():
    """main() with errors as messages."""
    try:
        return main(sys.argv[1:])
    except Usage as e:
        print(f'krait board: {e}; see krait board --help', file=sys.stderr)
        return 2
    except OSError as e:
        print(f'krait board: {e.filename or ""}{": " if e.filename else ""}{e.strerror}', file=sys.stderr)
        return 1
    except ValueError as e:
        print(f'krait board: {e}', file=sys.stderr)
        return 2


sys.exit(start())
