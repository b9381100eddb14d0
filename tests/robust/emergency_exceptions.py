# micropython.alloc_emergency_exception_buf: exceptions raised while the heap is locked.
# test: krait-only
import micropython


class Own(Exception): pass
class Told(Exception):
    def __init__(self, code): pass


zero, empty, numbers, text, deep = 0, {}, [1, 2], 'abc', [None]

def value(): raise ValueError('x')
def several(): raise ValueError('x', 7)
def bare(): raise KeyError
def own(): raise Own('mine')
def told(): raise Told(5)
def divide(): return 1 // zero
def index(): return numbers[5]
def key(): return empty['k']
def attribute(): return numbers.nothing
def name(): return no_such_name
def inner(): value()
def outer(): inner()
def number(): return int(text)

CASES = [(value, ValueError, ('x',)), (several, ValueError, ('x', 7)), (bare, KeyError, ()), (own, Own, ('mine',)),
         (told, Told, (5,)), (divide, ZeroDivisionError, None), (index, IndexError, None), (key, KeyError, ('k',)), (name, NameError, None),
         (number, ValueError, ("invalid literal for int() with base 10: 'abc'",)), (outer, ValueError, ('x',))]


def caught(f):
    micropython.heap_lock()
    try:
        f()
    except Exception as e:
        r = e
    # the room is for exceptions only: everything else still finds the heap locked
    try:
        bytearray(10)
        locked = False
    except MemoryError:
        locked = True
    micropython.heap_unlock()
    assert locked and micropython.heap_locked() == 0
    bytearray(10)
    return r


def lines(e):
    names, tb = [], e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return names


def warm():
    for f, cls, args in CASES:
        for i in range(3):
            try:
                f()
            except cls as e:
                assert args is None or e.args == args, e.args
warm()

for f, cls, args in CASES:                # nothing reserved
    assert type(caught(f)) is MemoryError, f

micropython.alloc_emergency_exception_buf(100)
for round in range(3):
    for f, cls, args in CASES:
        e = caught(f)
        assert type(e) is cls, (f, e)
        if args is not None: assert e.args == args, e.args
        if args is None: assert len(e.args) == 1 and e.args[0], e.args
        assert lines(e)[:2] == ['caught', f.__name__], lines(e)
    assert lines(caught(outer)) == ['caught', 'outer', 'inner', 'value']
warm()

# the room is what one lock may use: then it is used up until the heap is unlocked
def many(n):
    kinds = []
    for i in range(n):
        try:
            value()
        except MemoryError:
            kinds.append(MemoryError)
        except ValueError:
            kinds.append(ValueError)
    return kinds
kinds = many(1)
def locked_many():
    global good, bad
    good = bad = 0
    micropython.heap_lock()
    for i in range(50):
        try:
            value()
        except MemoryError:
            bad += 1
        except ValueError:
            assert not bad
            good += 1
    micropython.heap_unlock()
locked_many()
assert good >= 2 and bad > 20, (good, bad)
small = good
micropython.alloc_emergency_exception_buf(400)
locked_many()
assert good > 3 * small, (good, small)
e = caught(value)
assert e.args == ('x',) and lines(e) == ['caught', 'value']

# a locked heap inside of a locked heap, and an exception in a handler
micropython.heap_lock()
e = caught.__code__ and None
micropython.heap_lock()
try:
    try:
        value()
    except ValueError:
        divide()
except ZeroDivisionError as x:
    e = x
assert micropython.heap_unlock() == 1
try:
    bytearray(5)
    e = None
except MemoryError:
    pass
assert micropython.heap_unlock() == 0
assert e.args and e.__context__.args == ('x',)

# none again
micropython.alloc_emergency_exception_buf(0)
assert type(caught(value)) is MemoryError
for wrong in -1, 'x', None:
    try:
        micropython.alloc_emergency_exception_buf(wrong)
        assert False
    except (ValueError, TypeError):
        pass
print('ok')
