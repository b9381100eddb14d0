# The same program with file systems in Python under krait and under MicroPython.
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
program = os.path.join(here, '_vfs_calls.py')
package = os.path.join(os.environ['ROOT'], 'build', 'oracles', 'node_modules', '@micropython',
                       'micropython-webassembly-pyscript', 'micropython.mjs')
if not os.path.exists(package):
    print('the MicroPython package of npm is not there')
    sys.exit(77)
with open('run.mjs', 'w') as f:
    f.write('''import fs from 'fs';
const { loadMicroPython } = await import(process.argv[2]);
const mp = await loadMicroPython({stdout: s => process.stdout.write(s + '\\n'),
                                  linebuffer: true});
mp.runPython(fs.readFileSync(process.argv[3], 'utf8'));
''')
try:
    peer = subprocess.run(['node', 'run.mjs', os.path.abspath(package), program],
                          capture_output=True, text=True)
except FileNotFoundError:
    print('there is no node')
    sys.exit(77)
ours = subprocess.run([os.environ['KRAIT'], program], capture_output=True, text=True)

def lines(text):
    # the host of the peer has another number for ENOENT, and it has no subclasses of OSError
    out = []
    for line in text.splitlines():
        for a, b in (('OSError 44', 'OSError 2'), ('FileNotFoundError', 'OSError'),
                     ('FileExistsError', 'OSError'), ('PermissionError', 'OSError'),
                     ('ModuleNotFoundError', 'ImportError')):
            line = line.replace(a, b)
        out.append(line.rstrip())
    return out


if peer.returncode or ours.returncode:
    sys.exit('MicroPython: %s\nkrait: %s' % (peer.stdout[-500:] + peer.stderr[-2000:],
                                            ours.stderr[-2000:]))
a, b = lines(peer.stdout), lines(ours.stdout)
if a != b:
    import difflib
    sys.exit('\n'.join(difflib.unified_diff(a, b, 'MicroPython', 'krait', lineterm='')))
assert len(a) > 70, len(a)
