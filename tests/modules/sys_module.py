# sys: attributes and functions that do not depend on the installation.
import sys


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


print(sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.getrecursionlimit(), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.min, sys.float_info.max_exp, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.width, sys.float_repr_style)
print(type(sys.version).__name__, type(sys.version_info).__name__, sys.version_info >= (3, 11), sys.version_info[0], sys.version_info.major, sys.version_info.releaselevel in ('final', 'alpha', 'beta', 'candidate'), len(sys.version_info), sys.hexversion >> 24, type(sys.implementation.name).__name__, type(sys.path).__name__, type(sys.modules).__name__, type(sys.argv).__name__)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), type(sys.executable).__name__, sys.dont_write_bytecode in (True, False), type(sys.flags.optimize).__name__, sys.exc_info(), 'sys' in sys.modules, sys.modules['sys'] is sys, sys.modules['builtins'].__name__)
for src in '''sys.intern('abc') is sys.intern('ab' + 'c')|sys.intern(5)|sys.intern()|sys.getrefcount([]) > 0|sys.getsizeof(1) > 0|sys.setrecursionlimit('a')|sys.setrecursionlimit(-1)|sys._getframe(100)|sys._getframe('a')|sys._getframe().f_code.co_name|sys.exit.__name__|sys.nope|sys.getrecursionlimit(1)|sys.is_finalizing()|sys.gettrace()|sys.getprofile()|sys.getswitchinterval() > 0|callable(sys.excepthook)|callable(sys.displayhook)|sys.stdout.encoding|sys.stdout.isatty()|sys.stdout.writable()|sys.stdout.readable()|sys.stdin.readable()|sys.stdout.closed|sys.warnoptions|isinstance(sys.builtin_module_names, tuple)|type(sys.stdlib_module_names)|{'sys', 'math', 'collections', 'functools', 'os', 'posix'} <= sys.stdlib_module_names|'os.path' in sys.stdlib_module_names|sys.copyright is not None|sys.api_version > 0
sys.stderr.fileno()|sys.stdout.name|sys.__stdout__ is sys.stdout|type(sys.stdout.buffer).__name__|sys.stdin.name|type(sys.stdout).__name__|sys.stdout.mode|sys.stdin.fileno()|sys.stdout.fileno()'''.replace('\n', '|').split('|'):
    t(src)
for a in ((), (0,), (5,), ('msg',), (None,), ([1],), (True,), (1.5,), (256,), (-1,), ((1, 2),)):
    try:
        sys.exit(*a)
    except SystemExit as e:
        print(a, repr(e.code), e.args, repr(e))
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
sys.displayhook(5)
sys.displayhook(None)
sys.displayhook('str')
sys.displayhook([1, 'é'])
import builtins
print(builtins._)
old = sys.displayhook
sys.displayhook = lambda v: print('hook', v)
exec(compile('1 + 1', '<s>', 'single'))
sys.displayhook = old
exec(compile('2 + 2', '<s>', 'single'))


def f():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_back.f_code.co_name, sorted(fr.f_locals), fr.f_lineno == fr.f_code.co_firstlineno + 2, fr.f_globals is globals(), fr.f_builtins['len'] is len


def g(): return f()


print(g(), sys._getframe().f_back, sys._getframe(0).f_code.co_name)
import io
err = sys.stderr
sys.stderr = io.StringIO()
try:
    1 / 0
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
print('ZeroDivisionError: division by zero' in sys.stderr.getvalue(), sys.stderr.getvalue().splitlines()[0])
sys.stderr = io.StringIO()
sys.excepthook(ValueError, ValueError('no tb'), None)
print(repr(sys.stderr.getvalue()))
sys.stderr = err
sys.path.append('/nonexistent/dir')
try:
    import definitely_not_there
except ImportError as e:
    print(e, e.name)
sys.path.pop()
sys.modules['fake_mod'] = 5
import fake_mod
print(fake_mod)
del sys.modules['fake_mod']
sys.custom_attr = 'x'
print(sys.custom_attr, hasattr(sys, 'custom_attr'))
del sys.custom_attr
try:
    sys.exc_info(1)
except TypeError as e:
    print('TypeError')
print(sys.version_info[:2] == (sys.version_info.major, sys.version_info.minor), repr(sys.version_info).startswith('sys.version_info(major=3'), sys.exception() is None)
try:
    raise KeyError('k')
except KeyError as e:
    print(sys.exception() is e, sys.exc_info()[1] is e)
