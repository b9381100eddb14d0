# test: krait-only
"""Libraries older than lazy annotations find them where they used to be."""


class C:
    x: int = 1
    y: undefined  # noqa: F821


class D:
    z: str


class Plain:
    pass


assert '__annotations__' not in list(C.__dict__) and '__annotations__' not in D.__dict__
assert D.__dict__['__annotations__'] == {'z': str} and D.__dict__.get('__annotations__') is D.__annotations__
assert Plain.__dict__.get('__annotations__', 7) == 7
try:
    C.__dict__.get('__annotations__')
    assert False
except NameError as e:
    assert 'undefined' in str(e)

import types  # noqa: E402
m = types.ModuleType('m')
exec('x: int = 1\n__annotations__[1] = 2\ny: str\n', m.__dict__)
assert m.__dict__['__annotations__'][1] == 2
m = types.ModuleType('m')
exec('__annotations__["a"] = 2\nx: later\nlater = int\n', m.__dict__)
assert m.__dict__['__annotations__'] == {'a': 2}
try:
    exec('__annotations__', {})
    assert False
except NameError:
    pass

print('ok')
