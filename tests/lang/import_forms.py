# Import machinery through files made here: packages, namespace packages, relative forms, errors, reload by hand.
import os
import sys


def write(name, text):
    os.makedirs(os.path.dirname(name) or '.', exist_ok=True)
    with open(name, 'w') as f:
        f.write(text)


def attempt(text, space=None):
    space = {'__name__': 'test', '__builtins__': __builtins__} if space is None else space
    try:
        exec(text, space)
        print(text.replace('\n', '; '), '->', sorted(k for k in space if not k.startswith('__'))[:6])
    except BaseException as e:
        print(text.replace('\n', '; '), '->', type(e).__name__, str(e).split(' (')[0].replace(os.getcwd(), '.'))


sys.path.insert(0, os.getcwd() + '/lib1')
sys.path.insert(1, os.getcwd() + '/lib2')
write('lib1/plain.py', 'x = 1\n_hidden = 2\n__dunder = 3\n')
write('lib1/listed.py', "__all__ = ['_a', 'b']\n_a = 1\nb = 2\nc = 3\n")
write('lib1/badlist.py', "__all__ = ['nope']\n")
write('lib1/oddlist.py', "__all__ = [5]\n")
write('lib1/oddlist2.py', "__all__ = 5\n")
write('lib1/pkg/__init__.py', "__all__ = ['one', 'two', 'value']\nvalue = 7\n")
write('lib1/pkg/one.py', 'from . import two\nfrom .two import y as z\nfrom .. import nothing\n')
write('lib1/pkg/two.py', 'y = __name__, __package__\nfrom . import value\nfrom .deep.down import d\n')
write('lib1/pkg/deep/__init__.py', 'from ..two import y\n')
write('lib1/pkg/deep/down.py', 'from ... import pkg\nd = 1\n')
write('lib1/ok/__init__.py', 'from .a import name\nfrom . import a as alias\n')
write('lib1/ok/a.py', 'from .b import *\nname = __name__\n')
write('lib1/ok/b.py', 'shared = 5\n')
write('lib1/ns/one.py', 'n = 1\n')
write('lib2/ns/two.py', 'n = 2\n')
write('lib2/plain.py', 'x = "second"\n')
write('lib1/raises.py', 'before = 1\nraise ValueError("while importing")\n')
write('lib1/broken.py', 'x = = 1\n')
write('lib1/cycle_a.py', 'import cycle_b\nfrom cycle_b import late\n')
write('lib1/cycle_b.py', 'import cycle_a\nlate = 1\nfrom cycle_a import missing\n')
write('lib1/replaces.py', "import sys\nclass M: attr = 'replaced'\nsys.modules[__name__] = M()\n")
write('lib1/removes.py', "import sys\ndel sys.modules[__name__]\n")
write('lib1/getter.py', "def __getattr__(name):\n    if name == 'made': return 'made up'\n    raise AttributeError('no ' + name)\ndef __dir__(): return ['made']\n")
write('lib1/future.py', 'from __future__ import annotations\nimport __future__\nx: undefined_name = 1\n')
for text in ('import plain', 'import plain as p', 'from plain import x', 'from plain import x as y, _hidden as h', 'from plain import *', 'from listed import *', 'from badlist import *', 'from oddlist import *',
             'from plain import nope', 'from plain import (x,\n _hidden)', 'import ok', 'import ok.a', 'import ok.a as inner', 'from ok import name, alias', 'from ok import b', 'from ok import nothing',
             'import ok.nothing', 'import plain.sub', 'from plain.sub import x', 'import pkg.two', 'import pkg.one', 'from pkg import *', 'import ns.one, ns.two', 'import ns', 'from ns import one', 'from ns import three', 'import raises', 'import raises',
             'import broken', 'import cycle_a', 'import replaces', 'from replaces import attr', 'import removes', 'from getter import made', 'from getter import other', 'import getter\nprint(dir(getter))', 'import future',
             'import nope', 'import nope.sub', 'from nope import x', 'from . import x', 'from .x import y', 'from .. import z', 'import sys.path', 'from sys import nothing_here', 'from os import path', 'import os.path', 'import os.path as pp',
             'from os.path import join as j', 'from __future__ import division', 'from __future__ import nothing', 'from __future__ import braces'):
    attempt(text)
attempt('from . import two', {'__name__': 'pkg.x', '__package__': 'pkg'})
attempt('from .two import y', {'__name__': 'pkg.x', '__package__': 'pkg'})
attempt('from .. import two', {'__name__': 'pkg.deep', '__path__': []})
attempt('from ... import two', {'__name__': 'pkg.x', '__package__': 'pkg'})
attempt('from . import x', {'__name__': 'single'})
attempt('from . import x', {'__name__': 'single', '__package__': ''})
attempt('from . import x', {'__name__': 'single', '__package__': 5})
attempt('from .two import y', {'__name__': 'pkg.x'})
attempt('from . import x', {'__name__': 'gone.x', '__package__': 'gone'})
attempt('from . import x', {})
import ns
import ok
print(ns.__path__.__class__.__name__ != '', [os.path.basename(os.path.dirname(p)) for p in ns.__path__], getattr(ns, '__file__', None), 'namespace' in repr(ns), ns.one.n, ns.two.n)
print(ok.__name__, ok.__package__, [os.path.basename(p) for p in ok.__path__], ok.a.__package__, os.path.basename(ok.__file__), ok.a.__spec__.name, ok.a.__spec__.parent, ok.__spec__.submodule_search_locations is not None)
print(repr(ok.__spec__).startswith("ModuleSpec(name='ok', loader="), 'submodule_search_locations=[' in repr(ok.__spec__), 'submodule' in repr(ok.a.__spec__))
print('raises' in sys.modules, 'broken' in sys.modules, 'pkg.two' in sys.modules, 'plain' in sys.modules)
for args in (('plain',), ('ok.a',), ('ok.a', None, None, ['name']), ('ok.a', None, None, ()), ('two', {'__package__': 'pkg', '__name__': 'pkg.q'}, None, ['y'], 1), ('', {'__package__': 'ok'}, None, ['a'], 1), ('',), ('x', None, None, (), -1), (5,),
             ('.x',), ('two', {'__package__': 'pkg'}, None, None, 2)):
    try:
        m = __import__(*args)
        print(args, m.__name__)
    except BaseException as e:
        print(args, type(e).__name__, e if not isinstance(e, TypeError) else '')
sys.modules['blocked'] = None
attempt('import blocked')
attempt('from blocked import x')
sys.modules['fake'] = 5
attempt('import fake\nprint(fake)')
attempt('from fake import real, nope')
sys.modules['ok.injected'] = 'value'
attempt('import ok.injected')
attempt('from ok import injected')
saved = __builtins__.__import__


def hook(name, *args):
    print('import', name, args[2] if len(args) > 2 else None, args[3] if len(args) > 3 else 0)
    return saved(name, *args)


__builtins__.__import__ = hook
import plain
from ok import a, b as bb
from os import path as osp
import ok.b as okb
__builtins__.__import__ = saved
del sys.modules['plain']
sys.path.reverse()
import plain
print(plain.x in (1, 'second'))
try:
    def f(): exec('from plain import *')
    f()
    print('star in function by exec')
    exec('def g():\n    from plain import *')
except SyntaxError as e:
    print(e.msg)
class InClass:
    from plain import x
    import ok.b
    from listed import _a as b
print(InClass.x in (1, 'second'), InClass.ok.__name__, InClass.b)
exec('from plain import *', {}, loc := {})
print(sorted(loc))
class Space(dict):
    def __setitem__(self, k, v):
        print('store', k)
        dict.__setitem__(self, k, v)
exec('from listed import *\nimport plain', {}, Space())
