# Subclasses of list, set, exceptions with overridden dunders; how builtins use them.
class SI(StopIteration):
    pass


def g():
    yield 1
    try:
        raise SI(5)
    except StopIteration as e:
        yield e.value


print(list(g()))


class It:
    def __iter__(self): return self
    def __next__(self): raise SI('stop sub')


print(list(It()), next(It(), 'default'))


class AE(AttributeError):
    pass


class Obj:
    def __getattribute__(self, n):
        if n == 'bad': raise AE(n)
        return object.__getattribute__(self, n)


print(hasattr(Obj(), 'bad'), getattr(Obj(), 'bad', 'fallback'))
