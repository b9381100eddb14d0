# krait timeit: its options, what it prints, what it says of wrong ones.
import os
import re
import subprocess

KRAIT = os.environ['KRAIT']


def run(*args, status=0, env=None):
    p = subprocess.run([KRAIT, 'timeit', *args], capture_output=True, text=True, env=env)
    assert p.returncode == status, (args, p)
    return p.stdout, p.stderr


LINE = r'(\d+) loops?, best of (\d+): ([0-9.e+-]+) (nsec|usec|msec|sec) per loop\n'


def line(*args):
    out, err = run(*args)
    m = re.fullmatch(LINE, out)
    assert m, (args, out, err)
    return int(m[1]), int(m[2]), float(m[3]), m[4]


assert line('-n', '3', 'x = 1')[:2] == (3, 5)
assert line('-n3', '-r2', 'x = 1')[:2] == (3, 2)
assert line('--number=7', '--repeat', '1', '--unit', 'msec', 'x = 1')[:2] == (7, 1)
assert line('-n1', '-r1', '-u', 'sec', 'pass')[3] == 'sec'
n, r, took, unit = line('-n1', '-r1', '-u', 'msec', '-s', 'import time', 'time.sleep(0.05)')
assert unit == 'msec' and took >= 50, took
n, r, took, unit = line('-p', '-n1', '-r1', '-u', 'msec', '-s', 'import time', 'time.sleep(0.3)')
assert took < 250, took      # of the processor
n, r, took, unit = line('-r', '1', '-s', 'a = 5', '-s', 'def f():', '-s', '    return a', 'f()')
assert n >= 1000 and r == 1 and took > 0, (n, took)
out, err = run('-n', '2', '-r', '1', 'print("in")', 'if True:', '    print("deep")')
assert out.startswith('in\ndeep\nin\ndeep\n2 loops'), out
out, err = run('-n', '1', '-r', '2', '-s', 'print("set up")')
assert out.count('set up') == 2, out
out, err = run('-v', '-r', '2', '-s', 'import time', 'time.sleep(0.06)')
assert re.match(r'1 loop -> 0\.\d+ secs\n', out) and '\nraw times: ' in out and ', best of 2: ' in out, out
out, err = run('-n', '1', '-r', '5', '-s', 'import time; k = globals().setdefault("k", [])', 'k.append(1); time.sleep(0.2 if len(k) == 1 else 0)')
assert 'best of 5' in out and 'do not rely on this' in err, (out, err)
# sys.path, -- and the name of the module
with open('neighbour.py', 'w') as f:
    f.write('value = 41\n')
out, err = run('-n1', '-r1', '-s', 'import neighbour', '--', 'print(neighbour.value, __name__)')
assert out.startswith('41 __main__\n'), out
# nothing of CPython's library is needed
assert re.fullmatch(LINE, run('-n1', '-r1', env={**os.environ, 'KRAITLIBRARY': ''})[0])
# errors of the program and of the user
out, err = run('-n1', 'nothing_of_that_name', status=1)
assert 'NameError' in err, err
out, err = run('-n1', 'x = (', status=1)
assert 'SyntaxError' in err, err
for args, text in ((['-x'], '-x'), (['-n'], 'needs a value'), (['-n', 'a'], "'a'"), (['-u', 'hours'], "'hours'"),
                   (['--what'], '--what'), (['--verbose=3'], 'no value')):
    out, err = run(*args, status=2)
    assert out == '' and err.startswith('krait timeit: ') and text in err, (args, err)
out, err = run('--help')
assert out.startswith('usage: krait timeit') and all('\n  -%s' % c in out for c in 'nrspuvh'), out
assert 'timeit' in subprocess.run([KRAIT, '--help'], capture_output=True, text=True).stdout
