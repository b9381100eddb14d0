# genericpath: the parts that ntpath and posixpath of CPython's library ask for.
from genericpath import _check_arg_types, _splitext

for p in ('a', 'a.b', '.a', '..a', '...', 'a.', 'a.b.c', 'x/.a', 'x.y/a', 'x/a.b', '', 'x\\.a.b', '....a.b'):
    print(repr(p), _splitext(p, '/', None, '.'), _splitext(p, '/', '\\', '.'))
print(_splitext(b'a.b', b'/', None, b'.'))
for args in (('a', 'b'), (b'a',), ('a', b'b'), ('a', 5)):
    try:
        print(_check_arg_types('f', *args))
    except TypeError as e:
        print(type(e).__name__, e)
