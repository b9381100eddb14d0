# The builtins module: contents, shadowing, monkey patching.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


import builtins
names = '''ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__ __doc__ __import__ __name__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip'''.split()
print([n for n in names if not hasattr(builtins, n)])
for n in names:
    o = getattr(builtins, n)
    print(n, type(o).__name__, getattr(o, '__name__', None) if n != '__doc__' else '', getattr(o, '__module__', None) if not isinstance(o, str) and n != 'open' else '')
print(builtins.__name__, builtins.len is len, builtins.__dict__['int'] is int)
builtins.custom = 'c'
print(custom)
del builtins.custom
try:
    custom
except NameError as e:
    print(e)
old = builtins.len
builtins.len = lambda x: 'patched'
print(len([1]))
builtins.len = old
print(len([1]))
int_ = int
int = lambda x: 'shadow'
print(int('5'), int_('5'))
del int
print(int('5'))


def f():
    str = lambda x: 'local shadow'
    return str(5)


print(f(), str(5))
ns = {'__builtins__': {'x': 1, 'print': print}}
exec('print(x)', ns)
try:
    exec('len', ns)
except NameError as e:
    print(e)
exec('def f(): return x', ns)
print(ns['f']())
class B(dict): pass
exec('print(y)', {'__builtins__': {'y': 2, 'print': print}})
orig = builtins.__import__
log = []
def hook(name, *a):
    log.append((name, a[2], a[3]))
    return orig(name, *a)
builtins.__import__ = hook
import sys
from os import path, sep
import os.path
builtins.__import__ = orig
print(log)
bc = builtins.__build_class__
def build(f, name, *bases, **kw):
    print('building', name)
    return bc(f, name, *bases, **kw)
builtins.__build_class__ = build
class Built: x = 1
builtins.__build_class__ = bc
print(Built.x)
