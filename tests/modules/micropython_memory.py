# test: krait-only
# What micropython and gc tell about memory, and scheduled calls.
import gc
import io
import micropython
import os
import sys


def printed(f, *args):
    old, sys.stdout = sys.stdout, io.StringIO()
    try:
        f(*args)
        return sys.stdout.getvalue()
    finally:
        sys.stdout = old


def numbers(line, frame):
    """The numbers in a line of that frame (# for a number)."""
    parts, found = frame.split('#'), []
    assert line.startswith(parts[0]), (line, frame)
    rest = line[len(parts[0]):]
    for part in parts[1:]:
        end = rest.index(part) if part else len(rest)
        found.append(int(rest[:end]))
        rest = rest[end + len(part):]
    assert rest == '', (line, frame)
    return found


lines = printed(micropython.mem_info).splitlines()
assert len(lines) == 3, lines
used, limit = numbers(lines[0], 'stack: # out of #')
assert 0 < used < limit
total, used, free = numbers(lines[1], 'GC: total: #, used: #, free: #')
assert total == used + free and used > 10000
one, two, big, hole = numbers(lines[2], ' No. of 1-blocks: #, 2-blocks: #, max blk sz: #, max free sz: #')
assert one > 10 and two > 10 and big > 10

keep = [(i, float(i)) for i in range(100)]
text = printed(micropython.mem_info, 1).splitlines()
assert text[3].startswith('GC memory layout; from '), text[3]
WORD = 8 if sys.maxsize > 2**32 else 4
ROW = 64 * 4 * WORD
seen = {}
rows = 0
for row in text[4:]:
    if row.endswith('lines all free)'):
        rows += int(row.split()[0].strip('('))
        continue
    address, _, units = row.partition(': ')
    assert int(address, 16) == rows * ROW & 0xfffff, (row, rows)
    assert len(units) == 64 or row == text[-1], row
    for c in units: seen[c] = seen.get(c, 0) + 1
    rows += 1
assert set(seen) <= set('.=hTLDFSBMA'), seen
assert seen['T'] >= 100 and seen['D'] > 5 and seen['M'] > 1 and seen['L'] > 1 and seen['B'] >= 1, seen

count = numbers(printed(micropython.qstr_info).strip(),
                'qstr pool: n_pool=#, n_qstr=#, n_str_data_bytes=#, n_total_bytes=#')
assert count[0] == 1 and count[1] > 20 and count[3] > count[2] > 200
names = printed(micropython.qstr_info, 1).splitlines()[1:]
assert 'Q(a_name' + '_of_this_program)' not in names
setattr(numbers, 'a_name' + '_of_this_program', 1)
names = printed(micropython.qstr_info, 1).splitlines()[1:]
assert 'Q(a_name_of_this_program)' in names and 20 < len(names) < count[1] + 20, names
assert 'Q(append)' not in names and 'Q(qstr_info)' not in names, 'they are in ROM'

before = micropython.pystack_use()


def deeper(n):
    a, b, c, d = range(4)
    return deeper(n - 1) if n else micropython.pystack_use()


assert deeper(20) - deeper(10) >= 10 * 5 * WORD
assert micropython.stack_use() > 0

# scheduled calls: in order, soon, not inside of one another
log = []


def call(arg):
    log.append(arg)
    if arg == 'outer':
        micropython.schedule(call, 'inner')
        for i in range(100): pass
        log.append('outer ends')


micropython.schedule(call, 1)
micropython.schedule(call, 2)
for i in range(10): pass
assert log == [1, 2], log
micropython.schedule(call, 'outer')
for i in range(10): pass
assert log == [1, 2, 'outer', 'outer ends', 'inner'], log

sched = micropython.schedule
log.clear()
n = 0


def fill(arg):
    global n
    try:
        while True:
            sched(log.append, n)
            n += 1
    except RuntimeError as e:
        assert str(e) == 'schedule queue full', e


sched(fill, None)
for i in range(10): pass
assert n == 8 and log == list(range(8)), (n, log)


def fails(arg):
    raise ValueError(arg)


old, sys.stderr = sys.stderr, io.StringIO()
sched(fails, 'scheduled')
for i in range(10): pass
err, sys.stderr = sys.stderr.getvalue(), old
assert 'ValueError: scheduled' in err and 'in fails' in err, err

# gc
stats = gc.stats()
n = stats['collections']
gc.collect()
assert gc.stats()['collections'] > n
assert stats['allocated'] > 0 and stats['peak'] >= stats['allocated']
assert 0 <= stats['last_pause_us'] <= stats['max_pause_us']
assert gc.threshold() == -1
gc.threshold(50000)
assert gc.threshold() == 50000
n = gc.stats()['collections']
for i in range(2000): bytearray(200)
assert gc.stats()['collections'] - n >= 5, gc.stats()['collections'] - n
gc.threshold(-1)
assert gc.threshold() == -1
n = gc.stats()['collections']
for i in range(2000): bytearray(200)
assert gc.stats()['collections'] - n <= 1 or 'KRAIT_GC_STRESS' in os.environ

# what is given back: a list that was large (where addresses are short, any number in sight may look like one of it)
n = 3000000 if sys.maxsize > 1 << 32 else 300000
before = gc.mem_alloc()
big = [None] * n
assert gc.mem_alloc() - before >= n * 4
big = None
gc.collect()
assert gc.mem_alloc() - before < n
print('ok')
