# types: new_class, prepare_class, resolve_bases, DynamicClassAttribute, coroutine, names of types.
import types


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {'prepared': name, **kw}

    def __new__(mcls, name, bases, namespace, **kw):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)


X = types.new_class('X', (int,), {}, lambda ns: ns.update(a=1))
print(X, X.a, X.__mro__, X(3) + 1)
Y = types.new_class('Y', (), {'metaclass': Meta, 'q': 1})
print(Y.prepared, Y.q, type(Y))
meta, namespace, kwds = types.prepare_class('Z', (Y,), {'k': 2})
print(meta, namespace, kwds)
print(types.resolve_bases((list[int], int)), types.resolve_bases((int,)))
Z = types.new_class('Z', (list[int],))
print(Z.__orig_bases__, Z.__bases__)
try:
    types.new_class('W', (int, str))
except TypeError as e:
    print('TypeError')


class Other(type):
    pass


try:
    types.prepare_class('V', (Y, Other('O', (), {})))
except TypeError as e:
    print(e)


class D:
    @types.DynamicClassAttribute
    def v(self):
        """doc"""
        return 5

    @v.setter
    def v(self, x):
        print('set', x)

    @v.deleter
    def v(self):
        print('del')

    @types.DynamicClassAttribute
    def readonly(self):
        return 1


d = D()
print(d.v, d.readonly)
d.v = 3
del d.v
for f in lambda: D.v, lambda: setattr(d, 'readonly', 1), lambda: delattr(d, 'readonly'):
    try:
        f()
    except AttributeError as e:
        print('AttributeError', e)


@types.coroutine
def step():
    x = yield 1
    return x


async def main():
    return await step()


m = main()
print(m.send(None))
try:
    m.send(42)
except StopIteration as e:
    print(e.value)
try:
    types.coroutine(1)
except TypeError as e:
    print(e)


def f():
    yield


async def g():
    yield


class S:
    __slots__ = 'a',


print(type(f) is types.FunctionType is types.LambdaType, type(f()) is types.GeneratorType,
      type(g()) is types.AsyncGeneratorType, type(f.__code__) is types.CodeType,
      type(d.__init__) is types.MethodWrapperType, type(S.a) is types.MemberDescriptorType,
      type(len) is types.BuiltinFunctionType, type([].append) is types.BuiltinMethodType,
      type(str.join) is types.MethodDescriptorType, type(object.__init__) is types.WrapperDescriptorType,
      type(dict.__dict__['fromkeys']) is types.ClassMethodDescriptorType,
      type(type.__dict__) is types.MappingProxyType, type(types) is types.ModuleType,
      type(list[int]) is types.GenericAlias, type(int | str) is types.UnionType,
      type(None) is types.NoneType, type(...) is types.EllipsisType,
      type(NotImplemented) is types.NotImplementedType, types.CellType(5).cell_contents,
      types.SimpleNamespace(a=1))
