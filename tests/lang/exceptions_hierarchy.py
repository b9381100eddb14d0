# The exception hierarchy: bases of every class, subclassing.
names = '''BaseException GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup Exception ExceptionGroup ArithmeticError FloatingPointError OverflowError
ZeroDivisionError AssertionError AttributeError BufferError EOFError ImportError ModuleNotFoundError LookupError IndexError KeyError MemoryError NameError
UnboundLocalError OSError BlockingIOError ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError ReferenceError RuntimeError
NotImplementedError RecursionError StopAsyncIteration StopIteration SyntaxError IndentationError TabError SystemError TypeError ValueError UnicodeError UnicodeDecodeError
UnicodeEncodeError UnicodeTranslateError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning
RuntimeWarning SyntaxWarning UnicodeWarning UserWarning EnvironmentError IOError'''.split()
import builtins
for n in names:
    c = getattr(builtins, n)
    print(n, c.__name__, [b.__name__ for b in c.__mro__[1:-1]], c.__module__, type(c).__name__)
print(IOError is OSError, EnvironmentError is OSError, issubclass(TimeoutError, OSError))
for n in names:
    c = getattr(builtins, n)
    if issubclass(c, (BaseExceptionGroup, UnicodeError)) and c is not UnicodeError:
        continue

    class S(c):
        x = 1

        def hello(self):
            return 'hello ' + type(self).__bases__[0].__name__
    try:
        raise S('arg')
    except c as e:
        print(e.hello(), e.x, e.args, isinstance(e, BaseException), isinstance(e, Exception))


class Multi(KeyError, AttributeError):
    pass


for base in (KeyError, AttributeError, LookupError):
    try:
        raise Multi('m')
    except base as e:
        print(base.__name__, repr(e), str(e))
try:
    class Bad(OSError, SyntaxError): pass
except TypeError as e:
    print(e)
class WithInt(Exception, object): pass
print(WithInt(1))
