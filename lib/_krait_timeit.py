"""krait timeit: how long a statement takes."""
import gc
import sys
import time

HELP = '''usage: krait timeit [-n N] [-r N] [-u UNIT] [-s SETUP] [-p] [-v] [--] [STATEMENT ...]

Runs a statement many times and prints how long one run took, the best of several rounds. Each
argument is a line of it; without one it is `pass`. A line may begin with blanks.

  -n N, --number N    runs in a round; else as many as take 0.2 seconds at least
  -r N, --repeat N    rounds (5)
  -s S, --setup S     what runs once before each round; more than one -s makes more lines
  -p, --process       measure the time of the processor, not of the clock
  -u U, --unit U      print in nsec, usec, msec or sec
  -v, --verbose       print the times of all rounds
  -h, --help          print this text
'''
UNITS = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}
LONG = {'number': 'n', 'repeat': 'r', 'setup': 's', 'process': 'p', 'unit': 'u', 'verbose': 'v', 'help': 'h'}
ENOUGH = 0.2      # seconds that a round should take


class Usage(Exception):
    pass


def number(text, option):
    try:
        return int(text)
    except ValueError:
        raise Usage('-%s needs a number, not %r' % (option, text)) from None


def letters(args):
    """(option, value) for each option, then what follows them is left in args."""
    while args and args[0].startswith('-') and args[0] != '-':
        arg = args.pop(0)
        if arg == '--':
            return
        if arg.startswith('--'):
            name, equals, value = arg[2:].partition('=')
            found = [letter for word, letter in LONG.items() if name and word.startswith(name)]
            if len(found) != 1:
                raise Usage('unknown option %s' % arg)
            takes = found[0] in 'nrsu'
            if equals and not takes:
                raise Usage('--%s takes no value' % name)
            rest = found[0] + value if equals else found[0]
        else:
            equals, rest = '', arg[1:]
        while rest:
            letter, rest = rest[0], rest[1:]
            if letter not in 'nrsupvh':
                raise Usage('unknown option -%s' % letter)
            if letter not in 'nrsu':
                yield letter, None
                continue
            if not rest and not equals:
                if not args:
                    raise Usage('-%s needs a value' % letter)
                rest = args.pop(0)
            yield letter, rest
            rest = ''


def indented(text, depth):
    return text.replace('\n', '\n' + ' ' * depth)


def runner(statement, setup):
    """A function of an iterator and a clock: the time of one round."""
    compile(setup, '<setup>', 'exec')
    compile(setup + '\n' + statement, '<statement>', 'exec')
    text = '''def round(_runs, _clock):
    %s
    _begin = _clock()
    for _run in _runs:
        %s
        pass
    return _clock() - _begin
''' % (indented(setup, 4), indented(statement, 8))
    names = {'__name__': '__main__'}
    exec(compile(text, '<timeit>', 'exec'), names)
    return names['round']


def one_round(run, n, clock):
    """Seconds of n runs, in which nothing is collected."""
    import itertools
    was = gc.isenabled()
    gc.disable()
    try:
        return run(itertools.repeat(None, n), clock)
    finally:
        if was:
            gc.enable()


def find_number(run, clock, tell):
    n = 1
    while True:
        for digit in 1, 2, 5:
            took = one_round(run, n * digit, clock)
            if tell:
                tell(n * digit, took)
            if took >= ENOUGH:
                return n * digit
        n *= 10


class Report:
    def __init__(self, unit, precision):
        self.unit, self.precision = unit, precision

    def text(self, seconds):
        unit = self.unit
        if unit is None:
            unit = next((u for u in ('sec', 'msec', 'usec') if seconds >= UNITS[u]), 'nsec')
        return '%.*g %s' % (self.precision, seconds / UNITS[unit], unit)

    def tried(self, n, took):
        print('%d loop%s -> %s secs' % (n, '' if n == 1 else 's', '%.*g' % (self.precision, took)))


def main(args):
    n, repeat, unit, verbose, setup, clock = 0, 5, None, 0, [], time.perf_counter
    for letter, value in letters(args):
        if letter == 'h':
            print(HELP, end='')
            return 0
        if letter == 'n':
            n = number(value, 'n')
        elif letter == 'r':
            repeat = max(number(value, 'r'), 1)
        elif letter == 's':
            setup.append(value)
        elif letter == 'u':
            if value not in UNITS:
                raise Usage('a unit is one of %s, not %r' % (', '.join(UNITS), value))
            unit = value
        elif letter == 'p':
            clock = time.process_time
        else:
            verbose += 1
    report = Report(unit, 3 + max(verbose - 1, 0))
    sys.path.insert(0, '')
    run = runner('\n'.join(args) or 'pass', '\n'.join(setup) or 'pass')
    if n <= 0:
        n = find_number(run, clock, report.tried if verbose else None)
        if verbose:
            print()
    times = [one_round(run, n, clock) for _ in range(repeat)]
    if verbose:
        print('raw times: %s\n' % ', '.join(map(report.text, times)))
    times = [t / n for t in times]
    best, worst = min(times), max(times)
    print('%d loop%s, best of %d: %s per loop' % (n, '' if n == 1 else 's', repeat, report.text(best)))
    if worst >= best * 4:
        print('the worst round took %s per loop, more than four times the best: do not rely on this'
              % report.text(worst), file=sys.stderr)
    return 0


def start():
    try:
        return main(sys.argv[1:])
    except Usage as e:
        print('krait timeit: %s\ntry: krait timeit --help' % e, file=sys.stderr)
        return 2


if __name__ == '__main__':
    sys.exit(start())
