# Small library modules that need little: getopt, ntpath, posixpath, stat, token, copyreg, this, timeit, __future__, _weakrefset.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import getopt
print(getopt.getopt(['-a', '-b', 'val', '--long', '--arg=5', 'rest', '-z'], 'ab:', ['long', 'arg=']))
print(getopt.gnu_getopt(['-a', 'x', '-b', 'v', 'y'], 'ab:'))
for args in ((['-x'], 'a'), (['-b'], 'b:'), (['--nope'], '', ['long']), (['--long=5'], '', ['long']), (['--ar'], '', ['arg=', 'arx'])):
    try:
        print(getopt.getopt(*args))
    except getopt.GetoptError as e:
        print(e, e.opt)
import ntpath
for p in ('C:\\a\\b.txt', 'c:/x/../y', '\\\\server\\share\\f', 'a\\b', 'C:', '', 'C:rel'):
    print(ntpath.split(p), ntpath.splitdrive(p), ntpath.splitext(p), ntpath.basename(p), ntpath.isabs(p), ntpath.normcase(p))
print(ntpath.join('C:\\a', 'b', '..\\c'), ntpath.join('C:\\a', 'D:\\b'), ntpath.commonpath(['C:\\a\\b', 'C:\\a\\c']))
import posixpath, genericpath, stat
print(posixpath.join('a', 'b'), posixpath.normpath('a/../b//c'), genericpath.commonprefix(['abc', 'abd']), posixpath.relpath('/a/b', '/a/c'), posixpath.splitext('x.tar.gz'))
for m in (0o100644, 0o40755, 0o120777, 0o104755, 0o41777, 0o20620, 0o10600):
    print(stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), stat.S_ISLNK(m), oct(stat.S_IMODE(m)), oct(stat.S_IFMT(m)))
import token
print(token.tok_name[token.NAME], token.ISTERMINAL(token.NUMBER), token.ISNONTERMINAL(300), token.ISEOF(token.ENDMARKER), token.EXACT_TOKEN_TYPES['**='] == token.DOUBLESTAREQUAL, len(token.__all__))
import copyreg
class C:
    __slots__ = ('a',)
print(copyreg.__newobj__(int, 5), copyreg._slotnames(C), copyreg.__reduce_ex__ is not None)
copyreg.pickle(C, lambda c: (C, ()))
print(C in copyreg.dispatch_table)
import io
out, sys.stdout = sys.stdout, io.StringIO()
import this
z, sys.stdout = sys.stdout.getvalue(), out
print(len(z), z.splitlines()[0], z.splitlines()[-1])
import timeit
n = [0]
t = timeit.Timer(lambda: n.__setitem__(0, n[0] + 1))
print(isinstance(t.timeit(number=5), float), n, len(t.repeat(2, 3)), n, t.autorange.__name__)
t = timeit.Timer('x += 1', 'x = 0')
print(t.timeit(3) >= 0)
import __future__
print(__future__.all_feature_names, __future__.annotations, __future__.division.getOptionalRelease(), __future__.nested_scopes.mandatory)
from _weakrefset import WeakSet
class K: pass
a, b = K(), K()
s = WeakSet([a, b])
import gc
del a
gc.collect()
print(len(s), b in s, s == WeakSet([b]), len(s | WeakSet()), 5 in s)
