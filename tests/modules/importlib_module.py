# importlib: imports as functions, specs, loaders, finders.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types

os.mkdir('place')
with open('place/alpha.py', 'w') as f:
    f.write('"""Alpha."""\nvalue = 1\nwhere = __name__, __package__\n')
os.mkdir('place/pack')
with open('place/pack/__init__.py', 'w') as f:
    f.write('inside = True\n')
with open('place/pack/beta.py', 'w') as f:
    f.write('from . import inside\nvalue = 2\n')
sys.path.insert(0, os.path.abspath('place'))
importlib.invalidate_caches()

alpha = importlib.import_module('alpha')
print(alpha.value, alpha.where, alpha is sys.modules['alpha'])
beta = importlib.import_module('.beta', 'pack')
print(beta.value, beta.inside, importlib.import_module('pack.beta') is beta)
for args in (('.beta',), ('nope',), ('',), ('..beta', 'pack')):
    try:
        importlib.import_module(*args)
    except Exception as e:
        print(type(e).__name__, e)

spec = importlib.util.find_spec('alpha')
print(spec.name, spec.parent, spec.has_location, os.path.basename(spec.origin), spec.submodule_search_locations)
del sys.modules['alpha']
spec = importlib.util.find_spec('alpha')
again = importlib.util.module_from_spec(spec)
print(again is alpha, hasattr(again, 'value'), again.__name__, os.path.basename(again.__file__))
spec.loader.exec_module(again)
print(again.value, again.__doc__, 'alpha' in sys.modules)
print(importlib.util.find_spec('nothing_there'), importlib.util.find_spec('.beta', 'pack').name)
print([os.path.basename(x) for x in importlib.util.find_spec('pack').submodule_search_locations])
print(importlib.util.resolve_name('.x', 'a.b'), importlib.util.resolve_name('x', 'a.b'))

alpha = importlib.import_module('alpha')
alpha.value = 5
alpha.more = 6
print(importlib.reload(alpha) is alpha, alpha.value, alpha.more)

loader = importlib.machinery.SourceFileLoader('gamma', os.path.abspath('place/alpha.py'))
gamma = types.ModuleType('gamma')
loader.exec_module(gamma)
print(gamma.value, loader.get_source('gamma').splitlines()[0], loader.is_package('gamma'), loader.name)
print(loader.get_data('place/pack/__init__.py'))
spec = importlib.util.spec_from_file_location('delta', 'place/pack/__init__.py')
print(spec.name, spec.submodule_search_locations == [os.path.abspath('place/pack')], spec.parent)

a, b = (importlib.machinery.ModuleSpec('m', None, origin='here', is_package=p) for p in (True, False))
print(a.name, a.loader, a.origin, a.parent, a.submodule_search_locations, a == a, a == b, a != b)
print(b.parent == '', b.cached, b.has_location, importlib.machinery.ModuleSpec('p.q', None).parent)
print(importlib.machinery.PathFinder.find_spec('alpha').name, importlib.machinery.PathFinder.find_spec('zzz'))
print(importlib.machinery.BuiltinImporter.find_spec('sys').name, '.py' in importlib.machinery.all_suffixes())
print(issubclass(importlib.machinery.SourceFileLoader, importlib.abc.SourceLoader))


class Text(importlib.abc.InspectLoader):
    def get_source(self, name):
        return 'x = __name__'


spec = importlib.util.spec_from_loader('epsilon', Text())
m = importlib.util.module_from_spec(spec)
m.__spec__.loader.exec_module(m)
print(m.x, m.__spec__.origin)
