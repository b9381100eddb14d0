# The library module drive_types, run unmodified.
import sys, os, importlib.util
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

# krait's own types comes before any file of that name
spec = importlib.util.spec_from_file_location("types", "/usr/lib/python3.11/types.py")
types = sys.modules["types"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(types)
from types import *
def f(): yield
async def co(): pass
async def ag(): yield
for n in sorted(types.__all__):
    print(n, type(getattr(types, n)).__name__)
print(isinstance(f, FunctionType), isinstance(f(), GeneratorType), isinstance(len, BuiltinFunctionType), isinstance([].append, BuiltinMethodType), isinstance(f.__code__, CodeType), isinstance(types, ModuleType), isinstance(type.__dict__['__dict__'], GetSetDescriptorType), isinstance(str.upper, MethodDescriptorType), isinstance(int.__add__, WrapperDescriptorType), isinstance((1).__add__, MethodWrapperType), isinstance(dict.__dict__['fromkeys'], ClassMethodDescriptorType), isinstance(None, NoneType), isinstance(..., EllipsisType), isinstance(ag(), AsyncGeneratorType), isinstance(int | str, UnionType), isinstance(list[int], GenericAlias), isinstance((lambda: f).__closure__ or (lambda x: lambda: x)(1).__closure__[0], CellType))
ns = SimpleNamespace(a=1, b=[2])
ns.c = 3
print(ns, ns == SimpleNamespace(a=1, b=[2], c=3), vars(ns), ns.__dict__, SimpleNamespace())
del ns.a
print(ns)
mp = MappingProxyType({'x': 1})
print(mp['x'], mp, len(mp), list(mp), 'x' in mp, mp.get('q', 5), mp.copy(), mp == {'x': 1}, mp | {'y': 2}, list(reversed(mp)))
try:
    mp['x'] = 2
except TypeError as e:
    print(e)
C = new_class('C', (dict,), {}, lambda d: d.update(attr=5))
print(C.attr, C.__mro__[1], C().__class__.__name__)
meta, d, kw = prepare_class('X', (int,), {'metaclass': type, 'k': 1})
print(meta, d, kw)
print(resolve_bases((list[int], int)))
class E:
    def __init__(self): self._v = 1
    @DynamicClassAttribute
    def v(self): return self._v
    @classmethod
    def __getattr__(cls, n): return n
print(E().v)
m = MethodType(lambda self, x: (self, x), 5)
print(m(6), m.__self__)
@coroutine
def gen_co():
    yield 1
    return 2
async def use(): return await gen_co()
u = use()
print(u.send(None))
try:
    u.send(None)
except StopIteration as e:
    print(e.value)
fn = FunctionType(f.__code__, {}, 'renamed')
print(fn.__name__, list(fn()))
mod = ModuleType('m', 'doc')
print(mod.__name__, mod.__doc__, mod)
cell = CellType(5)
print(cell.cell_contents)
