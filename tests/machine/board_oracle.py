# krait board: timing diagrams, VCD files read back, time limits, errors; plain krait and real time.
import os
import re
import subprocess
import sys

KRAIT, ROOT = os.environ['KRAIT'], os.environ['ROOT']


def run(*args, status=0, command=('board',)):
    p = subprocess.run([KRAIT, *command, *args], capture_output=True, text=True, timeout=60)
    assert p.returncode == status, (args, p.returncode, p.stdout, p.stderr)
    return p.stdout, p.stderr


def script(name, text):
    with open(name, 'w') as f:
        f.write(text)
    return name


def read_vcd(path):
    """{name: [(ns, level)]}, with the rules of the format checked."""
    names, waves, now, last = {}, {}, None, None
    lines = open(path).read().split('\n')
    assert lines.pop() == ''
    head = True
    for line in lines:
        if head:
            m = re.fullmatch(r'\$var wire 1 (\S) (\S+) \$end', line)
            if m:
                names.setdefault(m[1], []).append(m[2])
                waves[m[1]] = []
            head = line != '$enddefinitions $end'
        elif line.startswith('#'):
            last, now = now, int(line[1:])
            assert last is None or now > last, line
        elif line not in ('$dumpvars', '$end'):
            assert line[0] in '01xz' and line[1:] in waves, line
            waves[line[1:]].append((now, line[0]))
    return {name: wave for code, wave in waves.items() for name in names[code]}, now


# The example: a blink of 200 ms, a button, PWM.
blink = [os.path.join(ROOT, 'examples', 'board', f) for f in ('blink_world.py', 'blink.py')]
out, err = run('--for', '2s', '--world', blink[0], '--vcd', 'blink.vcd', '--diagram', blink[1])
assert err == '' and out.splitlines()[:3] == ['500 ms: the second LED is on', '1000 ms: the second LED is on',
                                             '1500 ms: the second LED is off'], out
waves, end = read_vcd('blink.vcd')
assert set(waves) == {'LED', 'LED2', 'LED3', 'BUTTON'} and end == 2_000_000_000
led = [(at, level) for at, level in waves['LED'] if level in '01']
steps = [b[0] - a[0] for a, b in zip(led[1:], led[2:])]
assert len(led) == 11 and all(200_000_000 <= s < 200_001_000 for s in steps), led
assert [level for at, level in led] == list('01010101010')
presses = [at for at, level in waves['BUTTON'] if level == '0']
assert presses == [300_000_000, 1_150_000_000]
turns = [at for at, level in waves['LED2'] if level in '01'][1:]
assert all(0 <= t - p < 10_000 for t, p in zip(turns, presses)) and len(turns) == 2
pwm = waves['LED3']
highs = [b[0] - a[0] for a, b in zip(pwm, pwm[1:]) if a[1] == '1']
assert len(highs) >= 39 and all(abs(h - 12_500_000) < 1000 for h in highs), highs
# what is due at the very end may still be heard where a collection takes longer than a tick
lines = [line for line in out.splitlines()[3:] if not line.startswith('2000 ms: ')]
assert lines[0].split('  ')[-1].strip() and lines[1].strip().startswith('┴')
for name, note in ('LED', '2.5 Hz, 50 % high'), ('LED3', '20 Hz, 25 % high'), ('LED2', ''):
    i = next(i for i, line in enumerate(lines) if line.startswith(name + ' '))
    assert lines[i - 1].endswith(note), lines[i - 1]
    top, bottom = lines[i - 1], lines[i]
    if name == 'LED':       # corners stand above corners
        corners = {'┌': '┘', '┐': '└'}
        assert all(bottom[k] == corners[c] for k, c in enumerate(top) if c in corners)
        assert sum(c in corners for c in top[:len(bottom)]) >= 9
# The same run is the same, to the nanosecond.
run('--for', '2s', '--world', blink[0], '--vcd', 'again.vcd', blink[1])
assert open('blink.vcd').read() == open('again.vcd').read()
out, err = run('--for', '1s', '--diagram', '--plain', '--pins', 'LED', '--from', '300ms', '--to', '0.7s', '--width', '40',
               blink[1])
assert out.isascii() and 'LED2' not in out.splitlines()[-1] and '/' in out and '\\' in out, out

# Arguments, exit statuses, exceptions.
args = script('args.py', 'import sys\nprint(sys.argv, __name__, __file__)\nsys.exit(int(sys.argv[1]))\n')
out, err = run(args, '3', '--for', status=3)
assert out == "['args.py', '3', '--for'] __main__ args.py\n", out
out, err = run(script('fails.py', 'import machine\n\ndef f():\n    machine.Pin(99)\n\nf()\n'), status=1)
assert err.splitlines()[0] == 'Traceback (most recent call last):' and '_krait_board' not in err
assert err.splitlines()[1].strip() == 'File "fails.py", line 6, in <module>'
assert err.splitlines()[-1] == 'ValueError: this board has no pin 99, only 0 to 31'
out, err = run(script('syntax.py', 'x = (\n'), status=1)
assert 'SyntaxError' in err
out, err = run(script('dog.py', 'import machine, time\nmachine.WDT(timeout=100)\ntime.sleep(1)\n'), status=1)
assert err == 'watchdog: the board was reset, not fed for 100 ms\n'
forever = script('forever.py', 'while True:\n    pass\n')
loop = script('loop.py', 'import time, machine\nn = 0\n'
              'def tick(t):\n    global n\n    n += 1\n'
              'machine.Timer(-1, period=10, callback=tick)\n'
              'try:\n    while n < 5: pass\n    print(n, time.ticks_ms())\n'
              '    while True: time.sleep_ms(1)\nfinally:\n    print("end", time.ticks_ms(), n)\n')
out, err = run('--for', '500ms', loop)
assert re.fullmatch(r'5 5[01]\nend 50[01] (49|50)\n', out) and err == '', out
for bad, text in ((['--for'], '--for needs an argument'), (['--what', 'x'], 'unknown option --what'), ([], 'which script?'),
                  (['--for', '3', 'x'], "not a time: '3', write 2s, 500ms, 30us or 100ns"),
                  (['--pins', 'LED,NOPE', 'x'], "this board has no pin 'NOPE'"),
                  (['--width', 'a', 'x'], '--width must be a number from 10 on')):
    out, err = run(*bad, status=2)
    assert err.startswith('krait board: ' + text) and out == '', err
out, err = run('nothere.py', status=1)
assert err == 'krait board: nothere.py: No such file or directory\n', err
for option in '-h', '--help':
    out, err = run(option)
    assert out.startswith('usage: krait board') and all(len(line) < 100 for line in out.splitlines())
    for name in re.findall(r'--[a-z]+', open(os.path.join(ROOT, 'lib', '_krait_board', '__main__.py')).read()):
        assert name in out, name
assert '\n  board ' in run('--help', command=())[0]

# Plain krait, real time: timers run while the program calculates, while it waits and while it reads.
real = script('real.py', '''
import sys, time
from machine import Timer, Pin
n = 0
def tick(t):
    global n
    n += 1
t = Timer(-1, freq=100, callback=tick)
start = time.perf_counter()
while n < 10: pass
took = time.perf_counter() - start
assert 0.09 < took < 5, took
print(n)
time.sleep(0.1)
assert n >= 19, n
print(sys.stdin.readline().strip(), n >= 25)
t.deinit()
''')
p = subprocess.Popen([KRAIT, real], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
import time
time.sleep(0.7)
out, _ = p.communicate('line\n', timeout=30)
assert (p.returncode, out) == (0, '10\nline True\n'), (p.returncode, out)
# Nothing of it is loaded by a program that does not import it.
out, _ = run('-c', 'import sys, time; time.sleep_ms(1); print([m for m in sys.modules if "machine" in m])', command=())
assert out == '[]\n'
print('ok')
