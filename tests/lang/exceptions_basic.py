# try/except/else/finally, matching rules, as-names, bare raise, attributes of exceptions.
def t(f, *a):
    try:
        r = f(*a)
    except ZeroDivisionError:
        r = 'ZD'
    except (KeyError, IndexError) as e:
        r = f'lookup {e!r}'
    except ValueError as e:
        r = f'value {e.args}'
    except:
        r = 'bare'
    else:
        r = f'else {r}'
    finally:
        print('finally', end=' ')
    print(r)


def raiser(x):
    raise x


t(lambda: 1)
t(lambda: 1 // 0)
t(lambda: {}['k'])
t(lambda: [][1])
t(lambda: int('x'))
t(raiser, OSError)
t(raiser, KeyError)
t(raiser, KeyError('a', 'b'))
t(raiser, 5)
t(raiser, SystemExit)
t(raiser, KeyboardInterrupt())
for bad in (5, 'str', None, int, object(), [ValueError]):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    raise ValueError('x') from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__, e.__context__)
try:
    try:
        raise ValueError('a')
    except 5:
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try:
        raise ValueError('a')
    except (KeyError, 'x'):
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError('a')
    except (KeyError, (TypeError, ValueError)):
        print('nested tuple')
except TypeError as e:
    print(e)
try:
    pass
except undefined_name:
    pass
else:
    print('not evaluated')


class E(Exception):
    def __init__(self, a, b=2):
        self.a, self.b = a, b

    def __str__(self):
        return f'E<{self.a},{self.b}>'


e = E(1)
print(e, repr(e), e.args, E(1, b=3).args, E('x', 'y'), repr(E('x', 'y')))


class E2(E):
    pass


try:
    raise E2(5)
except E as x:
    print(type(x).__name__, x, x.args)
try:
    x
except NameError as n:
    print(n)
try:
    raise E
except TypeError as n:
    print(n)
for ex in (Exception(), Exception('a'), Exception('a', 1), Exception(None), Exception(('t',)), KeyError('k'), KeyError('k', 2), KeyError(), KeyError(5), ValueError('é\n'), OSError(2, 'No such'), OSError(2, 'No such', 'file'), OSError(2, 'a', 'f1', None, 'f2'), OSError('one'), OSError(), StopIteration(3), SystemExit(4), SystemExit(),
           UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'bad'), UnicodeEncodeError('ascii', 'aé', 1, 2, 'no'), UnicodeTranslateError('abc', 0, 2, 'why'), ImportError('m', name='n', path='p'), NameError('m', name='q'), AttributeError('at', name='z', obj=1), SyntaxError('msg', ('f', 1, 2, 'text')), SyntaxError('m'), AssertionError('x'), UnboundLocalError('u')):
    print(type(ex).__name__, '|', str(ex), '|', repr(ex), '|', ex.args)
o = OSError(2, 'No such', 'file')
print(o.errno, o.strerror, o.filename, o.filename2, type(o).__name__, type(OSError(13, 'x')).__name__, type(OSError(17, 'x')).__name__, type(OSError(999, 'x')).__name__, type(OSError(32, 'p')).__name__)
print(StopIteration(3).value, SystemExit(4).code, SystemExit().code, SystemExit(1, 2).code, ImportError('m', name='n').name, UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'bad').object)
s = SyntaxError('msg', ('f', 1, 2, 'text'))
print(s.msg, s.filename, s.lineno, s.offset, s.text)
e = Exception(1)
e.args = (2, 3)
e.custom = 'attr'
print(e, e.args, e.custom, e.__dict__, e.__traceback__, e.__context__, e.__cause__, e.__suppress_context__)
for attr, v in (('args', 5), ('__cause__', 5), ('__context__', 'x'), ('__traceback__', 1), ('__suppress_context__', 'x')):
    try:
        setattr(e, attr, v)
        print('ok', attr)
    except TypeError as x:
        print(attr, x)
e.__cause__ = None
print(e.__suppress_context__, e.with_traceback(None) is e)
try:
    e.with_traceback(5)
except TypeError as x:
    print(x)
for bad in ('ValueError(a=1)', 'UnicodeDecodeError()', 'UnicodeDecodeError(1, 2, 3, 4, 5)', 'SystemExit(a=1)', 'BaseException.__new__(int)'):
    try:
        eval(bad)
        print('ok', bad)
    except TypeError as x:
        print(bad, x)


class New(Exception):
    def __new__(cls, *a):
        s = super().__new__(cls, 'from new')
        return s

    def __init__(self, *a):
        pass


print(New(1, 2).args, Exception.__new__(ValueError, 1).args)
n = 0


def cond():
    global n
    n += 1
    return ValueError


try:
    raise KeyError('x')
except cond():
    pass
except KeyError:
    print('n', n)
for i in range(3):
    try:
        if i == 1:
            raise ValueError(i)
    except ValueError as err:
        print('err', err)
        continue
    else:
        print('no error', i)
    print('end', i)
def nested():
    try:
        try:
            raise KeyError('inner')
        finally:
            print('f1')
    except IndexError:
        print('wrong')
    except LookupError as e:
        print('right', e)
        try:
            raise
        except KeyError as e2:
            print(e is e2)
nested()
