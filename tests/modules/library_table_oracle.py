# docs/library.md, its table of CPython's modules: whether a module can be imported, where it comes from, and what is
# missing if it cannot, as measured. With --table the rows of what CPython's own library gives are printed.
import os
import re
import subprocess
import sys

KRAIT, ROOT = os.environ.get('KRAIT', 'build/krait'), os.environ.get('ROOT', '.')
OWN = "CPython's own"
NOT_TRIED = {'antigravity': 'opens a browser', 'idlelib': 'a program', 'turtledemo': 'a program'}
WINDOWS = 'msilib', 'msvcrt', 'nt', 'winreg', 'winsound'
LOOK = r'''
import sys
for name in sys.argv[1:]:
    missing = ''
    try:
        m = __import__(name)
        where = getattr(m, '__file__', None)
        state = 'own' if where else 'C' if name in sys.builtin_module_names else 'Python'
    except ModuleNotFoundError as e:
        state, missing = 'absent', e.name
    except (ImportError, RuntimeError) as e:
        state, missing = 'absent', str(e)
    print('\n=', name, state, repr(missing))
'''


def measure(names):
    """{name: (state, what is missing)}"""
    p = subprocess.run([KRAIT, '-c', LOOK, *names], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    found = {}
    for name, state, missing in re.findall(r"^= (\S+) (\S+) (.*)$", p.stdout, re.M):
        found[name] = state, missing.strip('\'"')
    assert list(found) == names, (p.stderr[-1000:], p.stdout[-300:])
    return found


def reason(name, missing):
    if 'slated for removal' in missing:
        return 'absent: removed from CPython'
    if missing == name:
        return 'absent: for Windows' if name in WINDOWS else 'absent'
    if re.fullmatch(r'[\w.]+', missing):
        return 'absent: no module %s' % missing
    m = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", missing)
    if m:
        return 'absent: no %s.%s' % (m[2], m[1])
    m = re.search(r'required (\w+) module', missing)
    return 'absent: no module %s' % m[1] if m else 'absent'


def rows():
    """(names, state, made in) of each row."""
    with open(os.path.join(ROOT, 'docs/library.md')) as f:
        text = f.read()
    table = text[text.index("## Modules of CPython's library index"):]
    for line in table.split('\n'):
        cells = [c.strip() for c in re.split(r'(?<!\\)\|', line)[1:-1]]
        if len(cells) == 4 and cells[0] not in ('module', '---'):
            yield [n.strip().replace('\\', '') for n in cells[0].split(',')], cells[1], cells[2]


public = sorted(n for n in sys.stdlib_module_names if not n.startswith('_') or n in ('__future__', '_thread'))
tried = [n for n in public if n not in NOT_TRIED]

if sys.argv[1:] == ['--table']:
    # native ones are written by hand: only a person knows what they lack
    for name, (state, missing) in measure(tried).items():
        if state == 'own':
            print('| %s | imports | %s | |' % (name, OWN))
        elif state == 'absent':
            print('| %s | %s | | |' % (name, reason(name, missing)))
    for name, why in NOT_TRIED.items():
        print('| %s | not tried: %s | %s | |' % (name, why, OWN))
    sys.exit()

if not os.path.exists('/usr/lib/python3.11/os.py') or sys.version_info[:2] != (3, 11):
    print('CPython 3.11 and its library are not installed')
    sys.exit(77)
found = measure(tried)
table = {}
for names, state, made in rows():
    for name in names:
        assert name not in table, name
        table[name] = state, made
libraries = [name for name in ('zlib', 'ssl', 'sqlite3') if found[name][0] == 'absent']
if libraries:    # the table is of a build that has them
    print('krait is built without %s here' % ', '.join(libraries))
    sys.exit(77)
wrong = ['%s is not in the table' % n for n in public if n not in table]
for name, (state, missing) in found.items():
    told, made = table.get(name, ('', ''))
    if state == 'absent':
        want = reason(name, missing)
        if told != want:
            wrong.append('%s: %r, but it is %r' % (name, told, want))
    elif told.startswith('absent'):
        wrong.append('%s: %r, but it can be imported' % (name, told))
    elif (made == OWN) != (state == 'own') or (made == 'C') != (state == 'C'):
        # "both" and "Python" are modules in lib/
        wrong.append('%s: made in %r, but it is %s' % (name, made, state))
for name, why in NOT_TRIED.items():
    if table.get(name, ('',))[0] != 'not tried: ' + why:
        wrong.append(name)
assert not wrong, '\n'.join(wrong)
assert sum(state == 'own' for state, _ in found.values()) > 90
