"""Calls every method and function there is with odd arguments; run by krait itself.

argv: seed, number of rounds, seconds, log file, [first round]. Each round is a little program of its own seed
(seed, round): it makes a victim, calls some of its methods with arguments that are too large, negative, of
the wrong type or objects whose hooks change the victim while it works, and then looks at what is left. What is
about to be called is written to the log, so that whoever finds a crash knows the call.
Any exception is fine except SystemError.
"""
import array, bisect, cmath, codecs, collections, errno, functools, gc, heapq, io, itertools, keyword
import math, operator, random, reprlib, signal, struct, sys, time, types, weakref
import abc as abc_module, copyreg, warnings, _thread
import _victims

LIMIT = 0.15         # seconds for one call
warnings.simplefilter('ignore')


class TooLong(BaseException):
    pass


def on_alarm(number, frame):
    signal.setitimer(signal.ITIMER_REAL, 0.2)   # should something swallow this one
    raise TooLong


class Fuzz:
    """What one round knows: its random numbers, its victim."""
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.victim = None
        self.depth = 0


fuzz = None


def act():
    """Does something to the victim behind the back of whoever uses it."""
    f = fuzz
    if f is None or f.depth > 2:
        return
    f.depth += 1
    try:
        v, r = f.victim, f.rng
        kind = r.randrange(14)
        if kind == 0:
            v.clear()
        elif kind == 1:
            for i in range(r.choice((1, 8, 200))):
                v.append(r.choice((i, 'x', v)))
        elif kind == 2:
            v.pop()
        elif kind == 3:
            v.extend(r.choice((b'abc' * 50, [1, 2, 3], range(100))))
        elif kind == 4:
            del v[:r.choice((1, 5, 100))]
        elif kind == 5:
            v.update(r.choice(({1: 2}, {i: i for i in range(300)})))
        elif kind == 6:
            v.release()
        elif kind == 7:
            v.close()
        elif kind == 8:
            gc.collect()
        elif kind == 9:
            v.add(r.randrange(1000))
        elif kind == 10:
            v[:] = r.choice((b'', b'qq', [], [v], range(77)))
        elif kind == 11:
            next(v)
        elif kind == 12:
            v.__init__(*[value(2) for i in range(r.randrange(3))])
    except TooLong:
        raise
    except BaseException:
        pass
    finally:
        f.depth -= 1


def hook(result):
    def run(self, *args):
        act()
        r = fuzz.rng if fuzz else random
        kind = r.randrange(12)
        if kind == 0:
            raise r.choice((ValueError, TypeError, IndexError, KeyError, StopIteration, AttributeError, RuntimeError,
                            OverflowError))('hook')
        if kind == 1:
            return value(3)
        if kind == 2:
            return NotImplemented
        return result(self, *args)
    return run


def small(self, *args):
    return fuzz.rng.choice((0, 1, 2, 3, 5, -1, -2, 100, 2 ** 70, -2 ** 70)) if fuzz else 0


class Evil:
    """Every special method changes the victim and then answers something."""
    __index__ = hook(small)
    __int__ = hook(small)
    __float__ = hook(lambda s: 1.5)
    __complex__ = hook(lambda s: 1j)
    __len__ = hook(lambda s: 3)
    __length_hint__ = hook(small)
    __bool__ = hook(lambda s: True)
    __hash__ = hook(lambda s: 1)
    __eq__ = hook(lambda s, o: fuzz.rng.random() < 0.5)
    __lt__ = hook(lambda s, o: fuzz.rng.random() < 0.5)
    __gt__ = hook(lambda s, o: fuzz.rng.random() < 0.5)
    __le__ = __ge__ = __ne__ = __lt__
    __getitem__ = hook(lambda s, k: value(3) if fuzz.rng.random() < 0.9 else [][1])
    __setitem__ = hook(lambda s, k, v: None)
    __delitem__ = hook(lambda s, k: None)
    __contains__ = hook(lambda s, k: True)
    __repr__ = hook(lambda s: 'evil')
    __str__ = hook(lambda s: 'evil')
    __format__ = hook(lambda s, spec: 'evil')
    __bytes__ = hook(lambda s: b'evil')
    __fspath__ = hook(lambda s: 'no such file')
    __call__ = hook(lambda s, *a: value(3))
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = hook(lambda s, o: value(3))
    __truediv__ = __floordiv__ = __pow__ = __or__ = __and__ = __xor__ = __lshift__ = __rshift__ = __add__
    __iadd__ = __imul__ = __ior__ = __add__
    __neg__ = __pos__ = __invert__ = __abs__ = hook(lambda s: value(3))
    __round__ = __trunc__ = __floor__ = __ceil__ = hook(small)
    __divmod__ = hook(lambda s, o: (1, 2))
    __enter__ = hook(lambda s: s)
    __exit__ = hook(lambda s, *a: None)
    __missing__ = hook(lambda s, k: 7)
    __next__ = hook(lambda s: value(3))
    __reversed__ = hook(lambda s: iter([1, 2]))
    __set_name__ = hook(lambda s, *a: None)
    __instancecheck__ = __subclasscheck__ = hook(lambda s, c: True)
    keys = hook(lambda s: [1, 'a'])

    def __iter__(self):
        act()
        for i in range(fuzz.rng.choice((0, 1, 2, 5, 40)) if fuzz else 0):
            act()
            yield value(3)

    def __buffer__(self, flags):
        act()
        return memoryview(fuzz.rng.choice((b'buffer', bytearray(b'buf'))))

    def __getattr__(self, name):
        act()
        if name.startswith('__'):
            raise AttributeError(name)
        return value(3)

    def __del__(self):
        if fuzz and fuzz.rng.random() < 0.1:
            act()

    def read(self, n=-1):
        act()
        return fuzz.rng.choice((b'abc', 'abc', b'', '', None, 5, bytearray(b'q'), self)) if fuzz else b''
    readline = readinto = write = read

    def readable(self):
        return True
    writable = seekable = readable


def derive(base, names):
    body = {n: Evil.__dict__[n] for n in names}
    return type('Evil' + base.__name__, (base,), body)


EvilInt = derive(int, ('__index__', '__eq__', '__hash__', '__lt__', '__add__', '__int__', '__bool__', '__repr__'))
EvilStr = derive(str, ('__eq__', '__hash__', '__lt__', '__len__', '__str__', '__iter__', '__getitem__', '__contains__'))
EvilList = derive(list, ('__eq__', '__len__', '__iter__', '__getitem__', '__repr__', '__contains__'))
EvilDict = derive(dict, ('__eq__', '__len__', '__iter__', '__getitem__', 'keys', '__missing__', '__contains__'))
EvilTuple = derive(tuple, ('__eq__', '__hash__', '__len__', '__iter__', '__getitem__', '__lt__'))
EvilSet = derive(set, ('__eq__', '__len__', '__iter__', '__contains__'))
EvilBytes = derive(bytes, ('__eq__', '__hash__', '__len__', '__iter__', '__getitem__', '__bytes__'))
EvilFloat = derive(float, ('__eq__', '__hash__', '__lt__', '__float__', '__add__'))
EvilByteArray = derive(bytearray, ('__len__', '__iter__', '__getitem__', '__eq__'))


class EvilMeta(type):
    __eq__ = Evil.__eq__
    __hash__ = Evil.__hash__
    __instancecheck__ = Evil.__instancecheck__
    __getitem__ = Evil.__getitem__
    __iter__ = Evil.__iter__
    mro = lambda cls: (act(), type.mro(cls))[1]


class EvilRaw(io.RawIOBase):
    def readinto(self, b):
        act()
        return fuzz.rng.choice((0, 1, len(b), -1, 5 * len(b) + 9, None, 2 ** 70, 'x')) if fuzz else 0

    def write(self, b):
        act()
        return fuzz.rng.choice((0, 1, len(b), -1, 5 * len(b) + 9, None, 2 ** 70, 'x')) if fuzz else len(b)

    def seek(self, at, whence=0):
        act()
        return fuzz.rng.choice((0, 1, -1, 2 ** 70, 5, 'x')) if fuzz else 0

    def tell(self):
        return self.seek(0)
    readable = writable = seekable = lambda self: True


def generator():
    try:
        x = yield 1
        act()
        while 1:
            x = yield value(3)
    finally:
        act()


async def coroutine():
    return value(3)


async def async_generator():
    yield value(3)
    act()
    yield 2


NUMBERS = (0, 1, 2, -1, -2, 3, 7, 8, 10, 16, 36, 37, 63, 64, 65, 127, 128, 255, 256, 257, 1000, 0x10ffff, 0x110000, 2 ** 31 - 1,
           2 ** 31, -2 ** 31, 2 ** 32, 2 ** 53 + 1, 2 ** 61, 2 ** 62 - 1, 2 ** 62, -2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1,
           2 ** 64 - 1, 2 ** 64, 2 ** 65, 10 ** 30, -10 ** 30, 2 ** 200, 2 ** 2000)
FLOATS = (0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 1e-300, 5e-324, 1.7e308, math.inf, -math.inf, math.nan, 2.0 ** 63, 1e16, 0.5)
TEXTS = ('', 'a', 'abc', 'A', ' ', '\n', 'a\nb\r\nc', 'é', 'äöü', '\u1234', '\U0001f600', '\ud800', 'x\udfffy', 'a' * 100, 'ab' * 3000,
         '\u0130', 'ß', 'ﬁ', '\0', '%s', '%d %r', '%(a)s', '%*.*f', '{}', '{0}{1}', '{0.real}', '{a[0]}', '{:>10}', '{!r:^{}}', '{', '}', '%',
         '1', '-5', '0x1f', '1_000', '1e5', 'nan', 'inf', '1j', '١٢', 'utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-32-le', 'idna', 'strict',
         'ignore', 'replace', 'surrogateescape', 'surrogatepass', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'hex', 'rot13',
         'B', 'b', 'i', 'd', '@iQ', '<hhl', '10s', '>3p2x', '999999999999s', 'P', 'n', '?', 'c', 'e', 'w', 'u', '__class__', '__dict__',
         'r', 'w', 'rb', 'x y z', 'a b', 'a,b', 'x' * 300, ',', '<10', '^+#020_x', '.3f', '10.5', 'n', 'c', '%', '0=+10,.2e', 'exec', 'eval', 'single',
         'lambda: 0', '1 +', 'for', 'def f(): pass', 'x = 1')


def value(deep=0):
    """Some object; deep > 2: a simple one."""
    r = fuzz.rng if fuzz else random
    kind = r.randrange(68 if deep < 3 else 22)
    if kind < 8:
        return r.choice(NUMBERS) if kind < 6 else r.randrange(-10, 20)
    if kind < 10:
        return r.choice(FLOATS)
    if kind < 13:
        return r.choice(TEXTS)
    if kind == 13:
        return r.choice(TEXTS).encode('utf-8', 'surrogatepass')
    if kind == 14:
        return r.choice((None, True, False, Ellipsis, NotImplemented))
    if kind < 18:
        return fuzz.victim if fuzz else None
    if kind < 22:
        return Evil()
    deep += 1
    if kind == 22:
        return bytearray(r.choice(TEXTS).encode('utf-8', 'surrogatepass'))
    if kind == 23:
        return memoryview(r.choice((b'abcdefgh' * 4, bytearray(b'12345678'), array.array('i', range(9)), array.array('d', [1.5]))))
    if kind == 24:
        return memoryview(bytearray(24)).cast('B', r.choice(([2, 3, 4], [24], [4, 6], [1, 24]))) if r.random() < 0.5 else \
            memoryview(bytearray(range(64)))[::r.choice((1, 2, -1, -3, 7))]
    if kind < 27:
        return [value(deep) for i in range(r.choice((0, 1, 2, 3, 9)))]
    if kind == 27:
        return [r.choice((1, 2.5, 'x', b'y'))] * r.choice((1, 10, 1000))
    if kind < 30:
        return tuple(value(deep) for i in range(r.choice((0, 1, 2, 3))))
    if kind == 30:
        return {i: value(deep) for i in range(r.choice((0, 1, 5, 50)))}
    if kind == 31:
        return {r.choice(TEXTS): value(deep) for i in range(r.choice((1, 3)))}
    if kind == 32:
        return r.choice((set, frozenset))(range(r.choice((0, 1, 3, 100))))
    if kind == 33:
        return range(*[r.choice(NUMBERS) for i in range(r.choice((1, 2)))])
    if kind == 34:
        return slice(*[r.choice(NUMBERS + (None, None, None)) for i in range(3)])
    if kind == 35:
        return iter(value(deep)) if r.random() < 0.5 else generator()
    if kind == 36:
        return r.choice(TYPES)
    if kind == 37:
        return r.choice((len, abs, repr, print, lambda *a: None, lambda x: x, lambda x, y: y, act, hash, operator.add, str.upper,
                         [].append, functools.partial(max, 1), 'abc'.join, operator.itemgetter(0), operator.attrgetter('a.b')))
    if kind == 38:
        return r.choice((ValueError('x'), KeyError(1, 2), OSError(2, 'x', 'y'), UnicodeDecodeError('utf-8', b'abc', 1, 2, 'x'),
                         ExceptionGroup('g', [ValueError(1), TypeError(2)]), StopIteration(5), SystemExit(1), ImportError('x', name='y')))
    if kind == 39:
        return array.array(r.choice('bBhHiIlLqQfdw'), [] if r.random() < 0.2 else list('abc') if 0 else [])
    if kind == 40:
        return array.array(r.choice('bBhHiIlLqQfd'), range(r.choice((1, 5, 100))))
    if kind == 41:
        return collections.deque(range(r.choice((0, 1, 5, 200))), r.choice((None, 0, 1, 3, 300)))
    if kind == 42:
        return r.choice((collections.OrderedDict, collections.Counter, collections.defaultdict, collections.UserDict, collections.UserList,
                         collections.ChainMap, types.SimpleNamespace, collections.UserString))() if r.random() < 0.9 else \
            collections.namedtuple('P', 'x y')(1, 2)
    if kind == 43:
        return r.choice((io.BytesIO(b'abc\ndef\n' * 9), io.StringIO('abc\ndef\r\n' * 9), io.BufferedReader(EvilRaw(), 16),
                         io.BufferedWriter(EvilRaw(), 16), io.TextIOWrapper(io.BytesIO(b'abc\r\ndef' * 50)), EvilRaw(),
                         io.TextIOWrapper(io.BufferedReader(EvilRaw())), io.BufferedRandom(EvilRaw(), 9),
                         io.BufferedRWPair(EvilRaw(), EvilRaw(), 20), io.TextIOWrapper(Evil())))
    if kind < 48:
        cls = r.choice((EvilInt, EvilStr, EvilList, EvilDict, EvilTuple, EvilSet, EvilBytes, EvilFloat, EvilByteArray))
        try:
            return cls(value(3))
        except TooLong:
            raise
        except Exception:
            return cls()
    if kind == 48:
        v = value(deep)
        try:
            return weakref.ref(v)
        except TypeError:
            return weakref.proxy(Evil())
    if kind == 49:
        return complex(r.choice(FLOATS), r.choice(FLOATS))
    if kind == 50:
        return r.choice((itertools.count(5), itertools.cycle('ab'), itertools.chain([1], 'ab'), itertools.islice(range(99), 3, 50, 2),
                         itertools.product('ab', repeat=2), itertools.permutations(range(3)), itertools.groupby('aab'), map(abs, [1, 2]),
                         filter(None, [0, 1]), zip('ab', [1, 2]), enumerate('abc'), reversed([1, 2]), itertools.accumulate([1, 2]),
                         itertools.tee([1, 2])[1], itertools.zip_longest('a', 'bc'), itertools.batched('abcd', 2), itertools.pairwise('abc')))
    if kind == 51:
        return r.choice((struct.Struct('<ih3s'), random.Random(3), _thread.allocate_lock(),
                         codecs.getincrementaldecoder('utf-8')(), codecs.lookup('utf-8'), functools.lru_cache(3)(lambda x: x),
                         property(lambda s: 1), staticmethod(len), classmethod(len), super(Evil, Evil()), types.MappingProxyType({1: 2}),
                         types.MethodType(len, 'abc'), list[int], int | str, weakref.WeakKeyDictionary(), weakref.WeakSet(),
                         functools.singledispatch(lambda x: x), (lambda: 0).__code__, sys._getframe(), types.ModuleType('m'),
                         functools.cached_property(len), operator.methodcaller('x')))
    if kind == 52:
        return coroutine() if r.random() < 0.5 else async_generator()
    if kind == 53:
        return EvilMeta('M', (r.choice((object, int, list, str, Evil, dict, Exception)),), {})
    if kind == 54:
        return bytes(r.choice((0, 1, 100, 5000)))
    if kind == 55:
        d = {}
        d.update({i: i for i in range(20)})
        return r.choice((d.keys, d.values, d.items))()
    if kind >= 60:
        return r.choice(_victims.MAKERS)(r)
    return Evil()


TYPES = [t for m in ('builtins', 'collections', 'itertools', 'io', 'types', 'functools', 'weakref', 'array', 'struct', 'operator', 'random')
         for t in vars(sys.modules.get(m) or __import__(m)).values() if isinstance(t, type)]
AVOID = {'exit', 'quit', 'breakpoint', 'input', 'open', 'open_code', 'FileIO', 'sleep', 'print', '__import__', 'exec', 'eval',
         '_exit', 'abort', 'setrecursionlimit', 'settrace', 'setprofile', 'start_new_thread', 'start_new', 'signal', 'setitimer', 'alarm', 'pause', 'raise_signal',
         'pthread_kill', 'siginterrupt', 'set_wakeup_fd', 'interrupt_main', 'exit_thread', 'excepthook', 'stack_size',
         'acquire', 'acquire_lock', 'set_asyncgen_hooks', 'disable', 'set_threshold', 'freeze', 'set_debug', 'threshold',
         'stdout', 'stderr', 'simplefilter', '_shutdown', 'heap_lock', 'unraisablehook', 'globals', 'locals', 'vars', 'setswitchinterval', 'register'}
MODULES = [array, bisect, cmath, codecs, collections, errno, functools, gc, heapq, io, itertools, keyword, math, operator, random, reprlib,
           struct, types, weakref, abc_module, copyreg, time, __import__('builtins'), *_victims.LIBRARY.values()]
FUNCTIONS = [(m, n) for m in MODULES for n in sorted(vars(m)) if callable(getattr(m, n)) and n not in AVOID and (m.__name__, n) not in _victims.AVOID and
             not (isinstance(getattr(m, n), type) and n in ('TooLong', 'EvilRaw'))]


def name_of(v):
    return type(v).__name__


def look(v):
    """Uses what is left of an object."""
    repr(v)[:10]
    try:
        len(v)
    except TypeError:
        pass
    v == v
    for i, x in enumerate(v):
        repr(x)[:10]
        if i > 5:
            break
    try:
        v[0], v[-1], v[:3]
    except (TypeError, LookupError, ValueError):
        pass
    v in v
    bytes(memoryview(v))


def one_call(log, at):
    r = fuzz.rng
    args = [value(0) for i in range(r.choice((0, 1, 1, 1, 2, 2, 2, 3, 4)))]
    kwargs = {}
    if r.random() < 0.1:
        kwargs = {r.choice(('key', 'reverse', 'start', 'default', 'maxsplit', 'sep', 'encoding', 'errors', 'base', 'signed', 'initial',
                            'strict', 'repeat', 'fillvalue', 'x')): value(1)}
    if r.random() < 0.35:
        m, n = r.choice(FUNCTIONS)
        f, name = getattr(m, n), m.__name__ + '.' + n
    else:
        v = fuzz.victim
        names = dir(v) if not isinstance(v, (Evil, EvilMeta)) else ['x']
        n = r.choice(names)
        if n in AVOID:
            return
        name = name_of(v) + '.' + n
        f = getattr(v, n)
        if not callable(f):
            if r.random() < 0.3:
                setattr(v, n, value(0))
            return
        if r.random() < 0.15:
            f, args, name = getattr(type(v), n), [value(0)] + args, 'type.' + name
    log.seek(0)
    log.write(('%s %s(%s %s)' % (at, name, ', '.join(map(name_of, args)), ', '.join(kwargs)))[:180].ljust(200) + '\n')
    log.flush()
    result = f(*args, **kwargs)
    if r.random() < 0.5:
        fuzz.victim = result
    if r.random() < 0.3:
        look(result)


def one_round(seed, number, log):
    global fuzz
    fuzz = Fuzz(seed * 1000003 + number)
    problems = []
    try:
        fuzz.victim = value(0)
        for i in range(fuzz.rng.choice((1, 3, 8, 20))):
            signal.setitimer(signal.ITIMER_REAL, LIMIT)
            try:
                one_call(log, '%d.%d' % (number, i))
            except SystemError as e:
                problems.append('SystemError: %s' % e)
            except BaseException:
                pass
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        look(fuzz.victim)
    except BaseException:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        fuzz = None
    return problems


def main():
    seed, rounds, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    first = int(sys.argv[5]) if len(sys.argv) > 5 else 0
    signal.signal(signal.SIGALRM, on_alarm)
    until = time.monotonic() + seconds
    sys.unraisablehook = lambda info: None
    number = first
    with open(sys.argv[4], 'w') as log:
        while number < first + rounds and time.monotonic() < until:
            try:
                for problem in one_round(seed, number, log):
                    print('round %d: %s' % (number, problem))
            except TooLong:     # a late alarm
                pass
            number += 1
    print('%d rounds' % (number - first))
    sys.excepthook = lambda *info: None     # weakref.finalize() was given anything to call at exit


if __name__ == '__main__':
    main()
