"""Runs a program under MicroPython (npm) and under krait."""
import difflib
import os
import subprocess
import sys

PACKAGE = os.path.join(os.environ['ROOT'], 'build', 'oracles', 'node_modules', '@micropython',
                       'micropython-webassembly-pyscript', 'micropython.mjs')
RUN = '''import fs from 'fs';
const { loadMicroPython } = await import(process.argv[2]);
const mp = await loadMicroPython({stdout: s => process.stdout.write(s + '\\n'), linebuffer: true, heapsize: 1 << 24});
mp.runPython(fs.readFileSync(process.argv[3], 'utf8'));
'''


def compare(program, at_least, args=()):
    """Both print the same, at least so many lines; else the process ends with what differs."""
    if not os.path.exists(PACKAGE):
        print('the MicroPython package of npm is not there')
        sys.exit(77)
    with open('run.mjs', 'w') as f:
        f.write(RUN)
    try:
        peer = subprocess.run(['node', 'run.mjs', PACKAGE, program], capture_output=True, text=True)
    except FileNotFoundError:
        print('there is no node')
        sys.exit(77)
    ours = subprocess.run([os.environ['KRAIT'], program], capture_output=True, text=True)
    if peer.returncode or ours.returncode:
        sys.exit('MicroPython: %s\nkrait: %s' % (peer.stdout[-500:] + peer.stderr[-2000:], ours.stderr[-2000:]))
    a, b = peer.stdout.splitlines(), ours.stdout.splitlines()
    if a != b:
        sys.exit('\n'.join(list(difflib.unified_diff(a, b, 'MicroPython', 'krait', lineterm=''))[:60]))
    assert len(a) >= at_least, len(a)
