# Imports of own temporary modules and packages: every form, star, relative, errors.
import sys, os
base = '/tmp/krait_imports_test_%d' % os.getpid()
os.makedirs(base + '/pk/sub', exist_ok=True)
sys.dont_write_bytecode = True


def write(name, text):
    with open(f'{base}/{name}', 'w') as f:
        f.write(text)


write('m1.py', '"""doc m1"""\nprint("load m1", __name__)\na = 1\n_b = 2\n__c = 3\ndef f(): return a\nclass K: pass\n')
write('m2.py', '__all__ = ["pub", "_under"]\npub = 1\n_under = 2\nhidden = 3\n')
write('m3.py', '__all__ = ["nope"]\n')
write('m4.py', 'import m5\nx = 1\nprint("m4 sees", hasattr(m5, "y"))\ny = 2\n')
write('m5.py', 'import m4\nprint("m5 sees", hasattr(m4, "x"))\ny = 1\n')
write('m6.py', 'raise ValueError("at import")\n')
write('m7.py', 'x = = 1\n')
write('m8.py', 'def __getattr__(name):\n    if name == "dyn": return "dynamic"\n    raise AttributeError(f"m8 has no {name}")\ndef __dir__(): return ["dyn"]\n')
write('m9.py', 'import sys\nsys.modules[__name__] = "replaced"\n')
write('m10.py', '__all__ = [1]\n')
write('pk/__init__.py', 'print("load pk", __package__, __path__ is not None)\nfrom . import one\nfrom .one import v as one_v\n')
write('pk/one.py', 'v = "one"\nprint("load", __name__, __package__)\n')
write('pk/two.py', 'from .one import v\nfrom . import one as o\nfrom .sub import deep\nfrom .sub.deep import d as dd\nfrom .. import nothing\n')
write('pk/three.py', 'from .one import *\nfrom .sub import deep as dp\nimport pk.sub.deep\nw = v + dp.d + pk.sub.deep.d\n')
write('pk/sub/__init__.py', '__all__ = ["deep", "val"]\nval = 7\n')
write('pk/sub/deep.py', 'from .. import one\nfrom ..one import v\nfrom ...pk2 import x if 0 else None\n' if False else 'from .. import one\nfrom ..one import v\nd = "deep " + v\n')
sys.path.insert(0, base)
import m1
import m1 as alias, m1
from m1 import a, f as func, K
print(m1.a, alias is m1, a, func(), K.__module__, m1.__name__, m1.__doc__, m1.__file__ == base + '/m1.py', sys.modules['m1'] is m1)
ns = {}
exec('from m1 import *', ns)
print(sorted(k for k in ns if k != '__builtins__'))
ns = {}
exec('from m2 import *', ns)
print(sorted(k for k in ns if k != '__builtins__'))
for src in ('from m3 import *', 'from m1 import nope', 'import nope_mod', 'import m1.sub', 'from nope_pk import x', 'import m6', 'import m6', 'from . import x', 'from .m1 import x', 'from .. import y', 'import pk.nope', 'from pk import nope', 'from pk.nope import x', 'from pk.one import nope', 'import pk.one.x', 'from m10 import *', 'import m8; print(m8.dyn, dir(m8)); m8.other', 'from m8 import dyn; print(dyn)', 'from m8 import zip_', 'import m9; print(m9)', 'from m9 import upper; print(upper())', 'from m9 import zzz', 'import pk.two', 'import pk.three; print(pk.three.w)', 'from pk.sub import *; print(val, deep.d)'):
    try:
        exec(src, {'__name__': '__main__'})
        print('ok', src)
    except Exception as e:
        print(src, '->', type(e).__name__, str(e).replace(base, 'BASE'), getattr(e, 'name', None))
try:
    import m7
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename == base + '/m7.py', e.text)
import m4
print(m4.y, m4.m5.y)
import pk, pk.sub.deep
import pk.sub.deep as d
from pk import one, one_v
print(pk.one.v, pk.sub.deep.d, d is pk.sub.deep, one is pk.one, one_v, pk.__name__, d.__name__, d.__package__, one.__package__, pk.__path__ == [base + '/pk'])
print(sorted(k for k in sys.modules if k.startswith('pk')))


def local():
    import m1 as mm
    from m1 import a as aa, f
    return mm is m1, aa, f()


print(local())


class C:
    import m1 as inner
    from m1 import a


print(C.inner is m1, C.a)
m = __import__('m1')
p = __import__('pk.sub.deep')
q = __import__('pk.sub.deep', fromlist=['d'])
r = __import__('pk', globals(), locals(), ['sub'], 0)
print(m is m1, p.__name__, q.__name__, r.__name__)
for args in ((), ('',), (5,), ('x.y.z',), ('m1', {}, {}, [], 1), ('m1', {}, {}, [], -1)):
    try:
        __import__(*args)
    except Exception as e:
        print(args, type(e).__name__, e)
del sys.modules['m1']
import m1 as again
print(again is m1)
sys.modules['fake'] = type(sys)('fake')
sys.modules['fake'].attr = 'fake attr'
import fake
from fake import attr
print(fake.attr, attr, repr(fake))
sys.modules['blocked'] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
if True:
    import os.path as osp
try:
    import json_nope as json
except ImportError:
    json = None
print(osp is os.path, json)
from os import path, sep
from os.path import (join, basename as bn,)
print(path is os.path, sep, join('a', 'b'), bn('/x/y'))
import math, cmath as cm
print(math.pi, cm.pi == math.pi, repr(math)[:15], type(math).__name__)
for src in ('import a.b as c.d', 'from a import (b, c', 'from a import', 'import', 'from . import *', 'from a import b,', 'from a import *, b', 'def f():\n from a import *', 'class C:\n from a import *', 'import a as b as c', 'from a import b as 1', 'import 1', 'from import x', 'from a.b', 'from a import ()', 'import *', 'from .a.b import c', 'from ... import x', 'import a,', 'from a import (*)'):
    try:
        compile(src, '<t>', 'exec')
        print('compiles', repr(src))
    except SyntaxError as e:
        print(repr(src), type(e).__name__)
for root, dirs, files in os.walk(base, topdown=False):
    for n in files:
        os.remove(os.path.join(root, n))
    os.rmdir(root)
