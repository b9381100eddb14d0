# Attributes of built-in functions, methods, slot wrappers, getsets, members; calling them the wrong way.
import types


def show(f, *args):
    try:
        r = f(*args)
        print(repr(r) if '0x' not in repr(r) else type(r).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).replace(' and no __dict__ for setting new attributes', '').strip())


class S:
    __slots__ = ('a', 'b')


things = [len, [].append, list.append, dict.fromkeys, dict.__dict__['fromkeys'], int.__add__, (5).__add__, int.__dict__['real'], type.__dict__['__name__'], S.a, S.__dict__['b'],
          str.maketrans, object.__init__, object().__init__, type.__call__, int.from_bytes, (1).bit_length, object.__new__, object.__init_subclass__,
          list.__iter__, [].__len__, print, sorted, max, 'x'.join, str.join, bytes.fromhex, float.fromhex, int.__lt__, int.__hash__, object.__getattribute__,
          object.__setattr__, object.__delattr__, list.__setitem__, list.__delitem__, list.__contains__, object.__repr__, int.__bool__, int.__pow__, int.__rpow__, type.__init__, BaseException.__str__]
for t in things:
    print(type(t).__name__, getattr(t, '__name__', '-'), getattr(t, '__qualname__', '-'), getattr(t, '__module__', '-'),
          getattr(getattr(t, '__objclass__', None), '__name__', '-'), callable(t), hash(t) == hash(t), t == t)
    if not callable(t) or type(t).__name__ in ('wrapper_descriptor', 'method_descriptor', 'getset_descriptor', 'member_descriptor', 'classmethod_descriptor'):
        print(repr(t))
for name in ('__text_signature__', '__doc__'):
    print([type(getattr(t, name, 0)).__name__ for t in (len, int.__add__, list.append)])
print([].append == [].append, [].append.__self__, (5).__add__.__self__, len.__self__.__name__, dict.fromkeys.__self__)
l = []
print(l.append == l.append, l.append != l.extend, l.append is l.append, hash(l.append) == hash(l.append))
for f in (lambda: list.append(), lambda: list.append(5, 1), lambda: list.append([], 1, 2), lambda: [].append(x=1), lambda: int.__add__(), lambda: int.__add__('x', 1), lambda: int.__add__(1),
          lambda: int.__add__(1, 2, 3), lambda: int.__add__(1, x=2), lambda: int.__add__(1, 'x'), lambda: (5).__add__(), lambda: (5).__add__(1, 2), lambda: (5).__neg__(1),
          lambda: dict.__dict__['fromkeys'](), lambda: dict.__dict__['fromkeys'](5), lambda: dict.__dict__['fromkeys'](int), lambda: dict.__dict__['fromkeys'](dict, 'ab'),
          lambda: int.__dict__['real'].__get__('x'), lambda: int.__dict__['real'].__get__(5), lambda: int.__dict__['real'].__get__(None, int).__name__, lambda: int.__dict__['real'].__set__(5, 1),
          lambda: S.a.__get__(5), lambda: S.a.__get__(S()), lambda: S.a.__set__(5, 1), lambda: S.a.__delete__(S()), lambda: S.a.__get__(None, S) is S.a, lambda: S.a.__set__(S(), 1),
          lambda: list.append.__get__([1])(2), lambda: list.append.__get__(5), lambda: list.append.__get__(None, list) is list.append, lambda: list.append.__get__(None, None),
          lambda: int.__add__.__get__(5)(6), lambda: int.__add__.__get__('x'), lambda: int.__add__.__get__(None, int) is int.__add__, lambda: dict.__dict__['fromkeys'].__get__(None, int),
          lambda: dict.__dict__['fromkeys'].__get__(None, dict)('a'), lambda: dict.__dict__['fromkeys'].__get__({})('a'), lambda: len.__reduce__(), lambda: [1].append.__reduce__()[1], lambda: len(), lambda: len(1, 2),
          lambda: len(obj=1), lambda: abs(), lambda: abs(1, 2), lambda: 'x'.join(), lambda: 'x'.join(1, 2), lambda: 'x'.split('x', sep='x'),
          lambda: sorted(), lambda: sorted([], 1), lambda: object.__init__(), lambda: object.__init__(5), lambda: object(1), lambda: object.__new__(), lambda: object.__new__(5),
          lambda: object.__new__(int), lambda: int.__new__(str), lambda: list.__new__(dict), lambda: list.__new__(list), lambda: tuple.__new__(tuple, [1]), lambda: int.__new__(), lambda: type.__call__(int, '7'),
          lambda: type.__call__(5), lambda: list.__init__([], [1]), lambda: list.__init__(5), lambda: str.__len__('abc'), lambda: str.__getitem__('abc', 1), lambda: list.__setitem__([1], 0, 2),
          lambda: list.__delitem__([1], 0), lambda: list.__contains__([1], 1), lambda: list.__iter__([1]).__next__(), lambda: int.__pow__(2, 3), lambda: int.__pow__(2, 3, 5), lambda: int.__pow__(2, 3, 4, 5), lambda: int.__rpow__(2, 3),
          lambda: int.__lt__(1, 2), lambda: int.__lt__(1, 'x'), lambda: int.__eq__(1, 1.0), lambda: float.__eq__(1.0, 1), lambda: int.__hash__(5), lambda: int.__bool__(0), lambda: int.__float__(5), lambda: int.__index__(True),
          lambda: object.__getattribute__(5, 'real'), lambda: object.__getattribute__(5), lambda: object.__getattribute__(5, 5), lambda: object.__setattr__(5, 'x', 1), lambda: object.__delattr__(S(), 'a'),
          lambda: object.__setattr__(S, 'x', 1), lambda: type.__setattr__(S, 'x', 1), lambda: type.__delattr__(S, 'x'), lambda: object.__delattr__(S, 'b'), lambda: type.__setattr__(int, 'x', 1), lambda: object.__getattribute__(S, '__name__'),
          lambda: type.__getattribute__(S, '__name__'), lambda: BaseException.__str__(ValueError('a')), lambda: BaseException.__str__(5), lambda: object.__repr__(5) == repr(5), lambda: object.__str__(5), lambda: object.__format__(5, ''), lambda: object.__format__(5, 'x'),
          lambda: object.__format__(5, 5), lambda: object.__eq__(5, 5), lambda: object.__ne__(5, 5), lambda: object.__lt__(5, 5), lambda: object.__hash__('x') is not None, lambda: list.__hash__, lambda: object.__reduce_ex__(5, 'x'), lambda: object.__dir__(5)[:0],
          lambda: object.__subclasshook__(), lambda: object.__init_subclass__(), lambda: object.__init_subclass__(x=1), lambda: object.__sizeof__(5) > 0, lambda: bytes.__buffer__ if hasattr(bytes, '__buffer__x') else 0):
    show(f)
for t in (len, [].append, list.append, int.__add__, (5).__add__, int.__dict__['real'], S.a):
    for name in ('__name__', '__doc__', 'other'):
        try:
            setattr(t, name, 'x')
            print('set')
        except (AttributeError, TypeError) as e:
            print(type(e).__name__)
for cls in (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.GetSetDescriptorType, types.MemberDescriptorType, types.ClassMethodDescriptorType):
    show(cls)
    show(lambda: type('X', (cls,), {}))
p = types.MappingProxyType({'a': 1, 'b': [2]})
print(p, len(p), p['a'], 'a' in p, list(p), list(p.keys()), list(p.values()), list(p.items()), p.get('a'), p.get('z'), p.get('z', 5), p.copy(), list(reversed(p)))
print(p == {'a': 1, 'b': [2]}, p != {}, p | {'c': 3}, {'c': 3} | p, p == p, p == types.MappingProxyType({}))
for f in (lambda: p.__setitem__, lambda: p['z'],  lambda: types.MappingProxyType(), lambda: types.MappingProxyType(5), lambda: types.MappingProxyType([1]), lambda: types.MappingProxyType((1,)),
          lambda: p | 5, lambda: p.get(), lambda: p.clear, lambda: p + p, lambda: types.MappingProxyType[int, str].__args__, lambda: types.MappingProxyType(p)['a'],
          lambda: exec('p["x"] = 1'), lambda: exec('del p["x"]'), lambda: exec('q = p; q |= {1: 2}', {'p': p})):
    show(f)


class D(dict):
    def __missing__(self, k): return 'missing ' + k
    def keys(self): return ['own keys']


q = types.MappingProxyType(D(a=1))
print(q['zz'], q.keys(), list(q.values()), q.copy())
