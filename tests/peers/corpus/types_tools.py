# types: new_class, prepare_class, resolve_bases, DynamicClassAttribute, coroutine, names of types.
import types
try:
    types.new_class('W', (int, str))
except TypeError as e:
    print('TypeError')
