# os.path: pure path functions.
import os, os.path


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


p = os.path
paths = ['', '/', '//', '///', 'a', '/a', 'a/', '/a/', 'a/b', '/a/b/c.txt', 'a//b', './a', '../a', 'a/./b/../c', '.', '..', '/..', '/../a', '//a/b', 'a.b.c', '.hidden', '..x', 'a/.b', 'a.', 'é/ü.x', ' ', '~', '~/x', 'a b/c', '/a/../../b', 'x.tar.gz', '...', 'a/..', '/.', '~nouser_x/y']
for x in paths:
    print(repr(x), p.basename(x), p.dirname(x), p.split(x), p.splitext(x), p.normpath(x), p.isabs(x), p.splitdrive(x), p.normcase(x), p.expanduser(x) == x if not x.startswith('~') or 'nouser' in x else '')
for a in (('a', 'b'), ('a/', 'b'), ('a', '/b'), ('', 'a'), ('a', ''), ('/',), ('a', 'b', 'c'), ('a', '/b', 'c'), ('/', 'a'), ('a//', 'b'), ('a', '..', 'b'), (b'a', b'b'), ('a', 'b', '/')):
    print(a, p.join(*a))
for src in '''p.join()|p.join('a', b'b')|p.join('a', 5)|p.join(b'a', 'b')|p.join(5)|p.split(5)|p.splitext(5)|p.basename(None)|p.exists(5.5)|p.exists('a\\0b')|p.isdir('/')|p.isfile('/')|p.commonprefix(['/usr/lib', '/usr/local'])|p.commonprefix([])|p.commonprefix(['abc'])|p.commonpath(['/usr/lib', '/usr/local/lib'])|p.commonpath(['a/b', 'a/c', 'a'])|p.commonpath([])|p.commonpath(['/a', 'b'])|p.commonpath(['a', b'b'])|p.commonpath(['/a', '/b'])|p.relpath('/a/b', '/a')|p.relpath('/a', '/a/b/c')|p.relpath('/a', '/a')|p.relpath('a/b', 'c')|p.relpath('')|p.relpath('/x', '/')|p.abspath('/a/../b')|p.abspath('x') == os.getcwd() + '/x'|p.isabs(b'/a')|p.sep|p.pardir|p.curdir|p.extsep|p.pathsep|p.defpath|p.devnull|p.ismount('/')|p.lexists('/nope')|p.islink('/nope')|p.splitext('a/b.c/d')|p.splitext(b'a.b')|p.basename(b'/x/y')|p.normpath(b'a//b/..')|p.realpath('/')|p.getsize('/nope')|p.samefile('/', '/')|p.expandvars('$KRAIT_V/${KRAIT_V}/$NOPE_V')|p.expanduser('a')|p.supports_unicode_filenames|p.__name__'''.replace('\n', '|').split('|'):
    if 'expandvars' in src:
        continue
    t(src)
os.environ['HOME'] = '/home/me'
print(p.expanduser('~'), p.expanduser('~/x'), p.expanduser('~x_no_such/y'), p.expanduser(b'~/z'))
