# Parts of collections that are loaded when they are asked for are there like the others.
import collections
import sys

print(sorted(n for n in dir(collections) if n in collections.__all__) == sorted(collections.__all__))
for name in ('ChainMap', 'UserDict', 'UserList', 'UserString', 'Counter', 'OrderedDict', 'deque'):
    cls = getattr(collections, name)
    print(cls, cls.__module__, cls.__qualname__, hasattr(collections, name))
for name in ('nothing', '_nothing', 'Userdict'):
    try:
        getattr(collections, name)
    except AttributeError as e:
        print(e)
from collections import ChainMap, UserDict
print(UserDict is collections.UserDict, ChainMap({1: 2}, {3: 4}))
import collections.abc
print(collections.abc is sys.modules['collections.abc'], issubclass(collections.deque, collections.abc.MutableSequence))


class Pairs(collections.abc.Mapping):
    def __getitem__(self, key): return {'a': 3, 'b': 1}[key]
    def __iter__(self): return iter('ab')
    def __len__(self): return 2


from types import MappingProxyType
print(collections.Counter(Pairs()), collections.Counter(MappingProxyType({'x': 5})), collections.Counter('abca'))
c = collections.Counter(a=1)
c.update(Pairs())
c.subtract(Pairs())
c.subtract(['a', 'b'])
print(c)
