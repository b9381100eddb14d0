# warnings: filters, recording, errors, once/default/module, formatting.
import warnings

with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('hello')
    warnings.warn('old', DeprecationWarning)
    warnings.warn(RuntimeWarning('object'))
    warnings.warn_explicit('explicit', UserWarning, 'file.py', 7)
    for x in w:
        print(type(x).__name__, str(x.message), x.category.__name__, x.lineno)

with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('boom', RuntimeWarning)
    except RuntimeWarning as e:
        print('raised', e)
    warnings.filterwarnings('ignore', message='quiet')
    warnings.warn('quiet please')
    warnings.warn('QUIET too')
    try:
        warnings.warn('loud and quiet')
    except UserWarning as e:
        print('raised', e)
    warnings.filterwarnings('ignore', category=BytesWarning)
    warnings.warn('b', BytesWarning)

for action in 'default', 'once', 'module', 'always', 'ignore':
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(action)
        for i in range(3):
            warnings.warn(f'{action} 1')
        warnings.warn(f'{action} 1')
        print(action, len(w))


def deprecated():
    warnings.warn('level', stacklevel=2)


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    deprecated()
    print(w[0].lineno)

print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'), end='')
print(repr(warnings.catch_warnings(record=True)))
for args in (1, int), ('x', 1), ('x', ValueError):
    try:
        warnings.warn(*args)
    except TypeError as e:
        print(e)
c = warnings.catch_warnings()
with c:
    try:
        c.__enter__()
    except RuntimeError as e:
        print(str(e).split(' ')[0], 'twice')
