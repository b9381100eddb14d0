# ExceptionGroup: construction, split, subgroup, derive, and except*.
eg = ExceptionGroup('msg', [ValueError(1), TypeError(2), ExceptionGroup('nested', [KeyError('k'), ValueError(3)])])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args[0])
print(eg.subgroup(ValueError), eg.subgroup((KeyError, TypeError)), eg.subgroup(OSError), eg.subgroup(lambda e: isinstance(e, ValueError)))
print(eg.split(ValueError), eg.split(OSError), eg.split(Exception))
print(repr(eg.subgroup(ValueError)), repr(eg.split(KeyError)[1]))
print(type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__)
for src in ('ExceptionGroup()', 'ExceptionGroup("a")', 'ExceptionGroup("a", [])', 'ExceptionGroup(1, [ValueError()])', 'ExceptionGroup("a", 5)', 'ExceptionGroup("a", [5])', 'ExceptionGroup("a", [KeyboardInterrupt()])',
            'ExceptionGroup("a", [ValueError])', 'eg.derive([])', 'ExceptionGroup("a", (ValueError(), ))', 'eg.split(lambda e: 1/0)', 'ExceptionGroup("a", [ValueError()], 3)'):
    try:
        print(src, repr(eval(src)))
    except Exception as e:
        print(src, type(e).__name__, e)


def t(exc, *names):
    src = 'try:\n    raise exc\n' + ''.join(f'except* {n} as e:\n    print("  {n}:", repr(e), e.__context__ and type(e.__context__).__name__)\n' for n in names) + 'else:\n    print("else")\nfinally:\n    print("  finally")\n'
    try:
        exec(src, {'exc': exc})
    except BaseException as e:
        print('  left', repr(e), repr(getattr(e, 'exceptions', None)))


for exc in (eg, ValueError('naked'), KeyError('naked k'), ExceptionGroup('g', [OSError(1), OSError(2)]), BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError('v')])):
    for names in (('ValueError',), ('ValueError', 'KeyError'), ('(TypeError, KeyError)', 'Exception'), ('OSError',), ('KeyboardInterrupt',)):
        print(type(exc).__name__, names)
        t(exc, *names)


def reraise():
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
        except* ValueError as e:
            raise
        except* TypeError as e:
            raise KeyError('new')
    except BaseException as e:
        print(repr(e))


reraise()


def raise_new():
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError:
            raise IndexError('a')
        except* TypeError:
            raise IndexError('b') from None
    except BaseException as e:
        print(repr(e), [type(x.__context__).__name__ for x in e.exceptions if x.__context__])


raise_new()


def naked_reraise():
    try:
        try:
            raise ValueError('n')
        except* ValueError as e:
            print(repr(e))
            raise
    except BaseException as e:
        print(repr(e))


naked_reraise()


def no_exc():
    try:
        x = 1
    except* ValueError:
        x = 2
    else:
        x += 10
    return x


print(no_exc())


def loops():
    out = []
    for i in range(3):
        try:
            if i:
                raise ExceptionGroup('x', [ValueError(i)])
        except* ValueError as e:
            out.append(e.exceptions[0].args)
        finally:
            out.append('f')
    return out


print(loops())
for typ in ('ExceptionGroup', 'BaseExceptionGroup', '5', '(ValueError, ExceptionGroup)'):
    try:
        exec(f'try:\n    raise ValueError(1)\nexcept* {typ}:\n    pass')
    except BaseException as e:
        print(typ, type(e).__name__, e)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + '!', excs)


m = MyGroup('my', [ValueError(1), TypeError(2)])
print(m.split(ValueError), repr(m.subgroup(TypeError)))


class NewGroup(ExceptionGroup):
    def __new__(cls, errors, code):
        o = super().__new__(cls, f'code {code}', errors)
        o.code = code
        return o

    def derive(self, excs):
        return NewGroup(excs, self.code)


n = NewGroup([ValueError(1), KeyError(2)], 7)
print(n, n.code, n.split(KeyError)[0].code)
eg.add_note('note 1')
eg.__cause__ = OSError('cause')
s = eg.subgroup(ValueError)
print(s.__notes__, repr(s.__cause__), s.__traceback__ is eg.__traceback__)
try:
    eg.add_note(5)
except TypeError as e:
    print(type(e).__name__)
e = ValueError('x')
print(hasattr(e, '__notes__'))
e.add_note('a')
e.add_note('b')
print(e.__notes__)
try:
    raise ExceptionGroup('outer', [ExceptionGroup('inner', [ValueError('deep')])])
except* ValueError as g:
    print(repr(g), repr(g.exceptions[0].exceptions[0]))
try:
    eg.message = 5
except AttributeError as x:
    print(type(x).__name__)
print(issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__[1].__name__, isinstance(eg, BaseExceptionGroup), ExceptionGroup[int] if hasattr(ExceptionGroup, '__class_getitem__') else None)
