# test: expect
# A module is named after its spec, file or loader.
import types


class Loader:
    def __repr__(self):
        return 'L'


def spec(**fields):
    return types.SimpleNamespace(**fields)


m = types.ModuleType('foo')
print(m)
#> <module 'foo'>
m.__loader__ = Loader()
print(m)
#> <module 'foo' (L)>
m.__file__ = '/here/foo.py'
print(m)
#> <module 'foo' from '/here/foo.py'>
m.__file__ = 5
print(m)
#> <module 'foo' from 5>
m.__name__ = 3
print(m)
#> <module 3 from 5>
m.__spec__ = spec(name='bar', origin=None, loader=Loader())
print(m)
#> <module 'bar' (L)>
m.__spec__ = spec(name=None, origin=None, loader=None)
print(m)
#> <module '?'>
m.__spec__ = spec(name='bar', origin='there', has_location=False)
print(m)
#> <module 'bar' (there)>
m.__spec__ = spec(name='bar', origin='there', has_location=True)
print(m)
#> <module 'bar' from 'there'>
m.__spec__ = 5
try:
    print(m)
except AttributeError as e:
    print(e)
#> 'int' object has no attribute 'name'
del m.__spec__, m.__file__, m.__name__
print(m)
#> <module '?' (L)>
m.__loader__ = None
print(m)
#> <module '?'>
