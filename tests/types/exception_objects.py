# Exceptions as objects: every class's fields, __reduce__, __setstate__, deletion, OSError's choice of class.
import errno
import gc


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


def rebuild(e):
    r = e.__reduce__()
    new = r[0](*r[1])
    if len(r) > 2 and r[2]:
        if hasattr(new, '__setstate__'): new.__setstate__(r[2])
    return type(new).__name__, new.args, str(new), sorted((k, v) for k, v in vars(new).items())


e = ValueError(1, 'two')
e.extra = 'x'
print(e.__reduce__(), rebuild(e), vars(e))
print(ValueError().__reduce__(), KeyError('k').__reduce__())
e.__setstate__({'a': 1, 'b': 2})
e.__setstate__(None)
print(sorted(vars(e)), e.a)
show(e.__setstate__, 5)
show(e.__setstate__, {'__cause__': KeyError()})
print(repr(e.__cause__))
for name in ('args', '__cause__', '__context__', '__traceback__', '__suppress_context__', '__dict__'):
    show(delattr, e, name)
for name, value in (('args', 5), ('args', 'ab'), ('__cause__', 5), ('__context__', 5), ('__traceback__', 5), ('__suppress_context__', 5), ('__suppress_context__', 1), ('__cause__', None)):
    show(setattr, e, name, value)
    print(e.args, e.__cause__, e.__context__, e.__suppress_context__)
e.__suppress_context__ = True
print(e.__suppress_context__)
e.add_note('one')
e.add_note('two')
print(e.__notes__)
e.__notes__ = 'not a list'
show(e.add_note, 'x')
del e.__notes__
e.add_note('again')
print(e.__notes__, hasattr(KeyError(), '__notes__'))
gc.collect()
codes = ['EAGAIN', 'EALREADY', 'EINPROGRESS', 'EPIPE', 'ESHUTDOWN', 'ECHILD', 'ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EEXIST', 'ENOENT', 'EINTR', 'EISDIR', 'ENOTDIR', 'EACCES', 'EPERM',
         'ESRCH', 'ETIMEDOUT', 'EINVAL', 'EWOULDBLOCK', 'ENOSPC']
for name in codes:
    o = OSError(getattr(errno, name), 'text')
    print(name, type(o).__name__, o.errno == getattr(errno, name), o.strerror, o.filename)
for args in ((), (1,), ('a',), (2, 'msg'), (2, 'msg', 'file'), (2, 'msg', 'file', None), (2, 'msg', 'file', None, 'file2'), (2, 'msg', 'file', 0, 'f2', 6), ('x', 'y'), (2, 'm', None), (2.5, 'm', 'f')):
    o = OSError(*args)
    print(type(o).__name__, o.args, str(o), o.errno, o.strerror, o.filename, o.filename2, o.__reduce__()[1], rebuild(o))
class Mine(OSError):
    def __init__(self, *a, **k): super().__init__(*a)
print(type(Mine(2, 'x')).__name__, Mine(2, 'x').errno, Mine(2, 'x', 'f').filename)
class Own(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
print(Own(2, 'x', 'f').filename, FileNotFoundError(1, 'x').errno, type(FileNotFoundError(1, 'x')).__name__)
b = BlockingIOError(11, 'again', 5)
print(b.characters_written, b.args, b.filename)
b.characters_written = 7
print(b.characters_written)
del b.characters_written
show(lambda: b.characters_written)
show(delattr, b, 'characters_written')
show(setattr, b, 'characters_written', 'x')
show(lambda: BlockingIOError(11, 'again').characters_written)
o.filename = 'other'
o.errno = 5
o.strerror = 'changed'
print(str(o), o.args)
del o.filename
print(o.filename)
i = ImportError('msg', name='n', path='p')
print(i.msg, i.name, i.path, str(i), i.__reduce__(), rebuild(i))
i.extra = 1
print(sorted(i.__reduce__()[2].items()))
print(ImportError('a', 'b').msg, ImportError().msg, str(ImportError(5)), ImportError().__reduce__(), ModuleNotFoundError('m', name='q').name)
i.msg = 'new'
i.name = None
print(str(i), i.name)
i = ImportError(1, 2)
print(str(i), i.args)
for args in ((), ('msg',), ('msg', ('f', 1, 2, 'text')), ('msg', ('f', 1, 2, 'text', 3, 4)), ('msg', ['f', 1, 2, 'text']), ('msg', ('f', 1)), ('msg', ('f', 1, 2, 't', 5)),
             ('msg', None), ('msg', 5), ('a', 'b', 'c')):
    try:
        s = SyntaxError(*args)
        print(s.args, s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line, str(s))
    except Exception as exc:
        print(args, type(exc).__name__, exc)
s = SyntaxError('m', ('/a/b/file.py', 3, 1, 't'))
print(str(s))
s.msg, s.lineno, s.filename, s.print_file_and_line, s.end_offset = 'changed', 9, None, 1, 4
print(str(s), s.end_offset, s.print_file_and_line)
s.lineno = None
print(str(s))
print(StopIteration(1, 2).value, StopIteration().value, SystemExit().code, SystemExit(1).code, SystemExit(1, 2).code)
se = SystemExit(3)
se.code = 'x'
print(se.code, se.args)
n = NameError('m', name='n')
a = AttributeError('m', name='n', obj=5)
print(n.name, a.name, a.obj, NameError().name, str(n))
show(lambda: AttributeError(obj=1).name)
show(lambda: ValueError('x', foo=1))
for args in (('utf-8', b'abc', 1, 2, 'why'), ('utf-8', bytearray(b'abc'), 1, 3, 'why'), ('utf-8', 'abc', 1, 2, 'why'), ('utf-8', b'abc', 1, 2), (5, b'', 1, 2, 'x'), ('utf-8', memoryview(b'xyz'), 0, 1, 'm')):
    show(lambda: str(UnicodeDecodeError(*args)))
for args in (('utf-8', 'abc', 1, 2, 'why'), ('utf-8', 'a\xe9c', 1, 2, 'why'), ('utf-8', 'a\u20acc', 1, 2, 'why'), ('utf-8', 'a\U0001f600c', 1, 2, 'why'), ('utf-8', 'abc', 0, 3, 'why'), ('utf-8', b'abc', 1, 2, 'x')):
    show(lambda: str(UnicodeEncodeError(*args)))
for args in (('abc', 1, 2, 'why'), ('a\u20ac', 1, 2, 'why'), ('abc', 0, 3, 'why'), (b'', 0, 1, 'w')):
    show(lambda: str(UnicodeTranslateError(*args)))
u = UnicodeDecodeError('utf-8', b'abc', 1, 2, 'why')
u.start, u.end, u.reason, u.encoding = 0, 3, 'new', 'ascii'
print(u, u.object, u.start, u.end)
show(setattr, u, 'start', 'x')
show(delattr, u, 'reason')
for cls in (BaseException, Exception, ValueError, KeyError, OSError, SyntaxError):
    class Sub(cls): pass
    x = Sub('a')
    x.y = 1
    print(repr(x), str(x), x.__reduce__()[0] is Sub, x.__reduce__()[1], x.__reduce__()[2]['y'])
print(repr(KeyError('a')), str(KeyError('a')), str(KeyError('a', 'b')), str(KeyError()), str(ValueError(5)), str(ValueError((1,))), repr(ValueError(1, 2)))
