# Calls that once crashed: objects never initialised, arguments of the wrong type, hooks that change the object at work.
import gc, io, random, time


def attempt(name, f):
    try:
        print(name, f())
    except RecursionError:
        print(name, 'RecursionError')
    except Exception as e:
        print(name, type(e).__name__, e)


pair = io.BufferedRWPair.__new__(io.BufferedRWPair)
for method in 'close', 'flush', 'isatty', 'peek', 'read', 'readable', 'writable':
    attempt(method, lambda: getattr(pair, method)())
attempt('encoding', lambda: io.TextIOWrapper(io.BytesIO(), 5.0))
attempt('errors', lambda: io.TextIOWrapper(io.BytesIO(), 'utf-8', 5))
try:
    io.TextIOWrapper(io.BytesIO()).reconfigure(encoding=5)
except TypeError:
    print('reconfigure')
attempt('setstate', lambda: ValueError(1).__setstate__({1: 2}))
try:
    random.Random()._randbelow('x')
except (AttributeError, TypeError):
    print('randbelow refuses')


class JustRandom(random.Random):
    def random(self): return 0.5


try:
    JustRandom()._randbelow(0)
except ZeroDivisionError:
    print('randbelow 0')

# fields of named tuples that are no items
t = time.gmtime(0)
u = time.struct_time(tuple(t) + ('zo' + 'ne', 5))
for i in range(3):
    gc.collect()
    junk = ['%d' % i for i in range(1000)]
print(t.tm_zone, u.tm_zone, u.tm_gmtoff, len(u))
try:
    tuple.__new__(time.struct_time, (1, 2))
except TypeError as e:
    print('tuple.__new__', 'is not safe' in str(e))
try:
    time.struct_time.tm_zone.__get__((1, 2))
except TypeError:
    print('no field')

print(memoryview(bytes(8)).cast('q')[::2 ** 63 - 1].tolist())


class Clears:
    def __init__(self, where): self.where = where

    def __hash__(self):
        self.where.clear()
        return 1

    def __eq__(self, other): return self is other


a = []
a += [Clears(a), 1, 2, 3] * 50
print(len(set(a)), len(a))
print(len(gc.get_objects()) > 100)
