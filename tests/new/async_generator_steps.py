# test: expect
# Async generators stepped by hand: asend, athrow, aclose, what they refuse, hooks, collection.
import gc
import sys


def step(aw, *how):
    """One step of an awaitable: what it yields, returns or raises."""
    try:
        if not how: return 'yield', aw.send(None)
        return 'yield', getattr(aw, how[0])(*how[1:])
    except BaseException as e:
        return type(e).__name__, str(e), repr(getattr(e, 'value', None))


ended = []


class Wait:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        try:
            got = yield self.tag
        except KeyError:
            return 'caught'
        return got


async def numbers(n):
    try:
        for i in range(n):
            try:
                x = yield i
                if x: print('got', x)
                if x == 'wait': print('waited', await Wait('pause'))
            except ZeroDivisionError:
                print('divided')
    finally:
        ended.append(n)


a = numbers(5)
print(type(a).__name__, a.ag_running, a.ag_await, a.ag_frame is not None, a.ag_code.co_name, a.__name__, a.__qualname__)
#> async_generator False None True numbers numbers numbers
print(step(a.__anext__()), step(a.asend('hello')), step(a.athrow(ZeroDivisionError)), step(a.athrow(ZeroDivisionError('x'))))
#> got hello
#> divided
#> divided
#> ('StopIteration', '0', '0') ('StopIteration', '1', '1') ('StopIteration', '2', '2') ('StopIteration', '3', '3')
s = a.asend('wait')
print(step(s), a.ag_running, type(a.ag_await).__name__)
#> got wait
#> ('yield', 'pause') True generator
t = a.__anext__()
print(step(t))
#> ('RuntimeError', 'anext(): asynchronous generator is already running', 'None')
print(step(s, 'send', 5), step(s), step(t))
#> waited 5
#> ('StopIteration', '4', '4') ('RuntimeError', 'cannot reuse already awaited __anext__()/asend()', 'None') ('RuntimeError', 'cannot reuse already awaited __anext__()/asend()', 'None')
s = a.asend('wait')
print(step(s), step(s, 'throw', KeyError), step(s))
#> got wait
#> waited caught
#> ('yield', 'pause') ('StopAsyncIteration', '', 'None') ('RuntimeError', 'cannot reuse already awaited __anext__()/asend()', 'None')
print(step(a.aclose()), step(a.__anext__()), step(a.asend(1)), step(a.athrow(ValueError)), step(a.aclose()))
#> ('StopIteration', '', 'None') ('StopAsyncIteration', '', 'None') ('StopAsyncIteration', '', 'None') ('StopIteration', '', 'None') ('StopIteration', '', 'None')
a = numbers(2)
s = a.asend(1)
print(step(s))
#> ('TypeError', "can't send non-None value to a just-started async generator", 'None')
print(step(s, 'close'), step(a.__anext__()))
#> ('yield', None) ('StopIteration', '0', '0')
print(step(a.__anext__()), step(a.__anext__()))
#> ('StopIteration', '1', '1') ('StopAsyncIteration', '', 'None')
a = numbers(3)
s = a.__anext__()
print(step(s, 'throw', ValueError('thrown in')), step(s), step(a.__anext__()))
#> ('ValueError', 'thrown in', 'None') ('RuntimeError', 'cannot reuse already awaited __anext__()/asend()', 'None') ('StopAsyncIteration', '', 'None')
a = numbers(3)
s = a.athrow(ValueError('old style'))
print(step(s), step(s), step(s, 'close'))
#> ('ValueError', 'old style', 'None') ('RuntimeError', 'cannot reuse already awaited aclose()/athrow()', 'None') ('yield', None)
s = a.aclose()
print(step(s, 'throw', ValueError('into aclose')), step(s))
#> ('ValueError', 'into aclose', 'None') ('RuntimeError', 'cannot reuse already awaited aclose()/athrow()', 'None')
s = a.asend(None)
print(step(s, 'close'), step(s))
#> ('yield', None) ('RuntimeError', 'cannot reuse already awaited __anext__()/asend()', 'None')
print(iter(s) is s, s.__await__() is s)
#> True True


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


a = ignores()
print(step(a.__anext__()), step(a.aclose()))
#> ('StopIteration', '1', '1') ('RuntimeError', 'async generator ignored GeneratorExit', 'None')
a = ignores()
print(step(a.__anext__()), step(a.athrow(GeneratorExit)), step(a.aclose()), step(a.aclose()))
#> ('StopIteration', '1', '1') ('StopIteration', '2', '2') ('StopIteration', '', 'None') ('StopIteration', '', 'None')


async def stops(kind):
    yield 1
    raise kind('inner')


for kind in (StopIteration, StopAsyncIteration, ValueError):
    a = stops(kind)
    print(step(a.__anext__()), step(a.__anext__()), step(a.__anext__()))
#> ('StopIteration', '1', '1') ('RuntimeError', 'async generator raised StopIteration', 'None') ('StopAsyncIteration', '', 'None')
#> ('StopIteration', '1', '1') ('RuntimeError', 'async generator raised StopAsyncIteration', 'None') ('StopAsyncIteration', '', 'None')
#> ('StopIteration', '1', '1') ('ValueError', 'inner', 'None') ('StopAsyncIteration', '', 'None')


async def awaiting_close():
    try:
        yield 1
    finally:
        print('closing', await Wait('cleanup'))


a = awaiting_close()
print(step(a.__anext__()))
#> ('StopIteration', '1', '1')
c = a.aclose()
print(step(c), step(c, 'send', 'done'), step(c))
#> closing done
#> ('yield', 'cleanup') ('StopIteration', '', 'None') ('RuntimeError', 'cannot reuse already awaited aclose()/athrow()', 'None')
a = awaiting_close()
print(step(a.__anext__()))
#> ('StopIteration', '1', '1')
c = a.aclose()
print(step(c), step(c, 'throw', ValueError('stop it')))
#> ('yield', 'cleanup') ('ValueError', 'stop it', 'None')


class It:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return await Wait(('n', self.n))


it = It()
for how in ((), ('send', None)):
    n = anext(it)
    print(step(n, *how) if not how else step(n), step(n, 'send', 'result'))
#> ('yield', ('n', 1)) ('StopIteration', 'result', "'result'")
#> ('yield', ('n', 2)) ('StopIteration', 'result', "'result'")
n = anext(it, 'default')
print(step(n))
#> ('StopIteration', 'default', "'default'")
n = anext(it)
print(step(n))
#> ('StopAsyncIteration', '', 'None')


class Custom:
    def __aiter__(self): return self
    def __anext__(self): return self
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self): return 'next'
    def send(self, v): return 'send', v
    def throw(self, *a): return 'throw', len(a)
    def close(self): print('closed')


n = anext(Custom(), 'd')
print(step(n), step(n, 'send', 5), step(n, 'throw', ValueError), step(n, 'close'), iter(n) is n)
#> closed
#> ('yield', ('send', None)) ('yield', ('send', 5)) ('yield', ('throw', 1)) ('yield', None) True
print(next(n))
#> next


class Raises(Custom):
    def __next__(self): raise StopAsyncIteration
    def send(self, v): raise StopAsyncIteration
    def throw(self, *a): raise StopAsyncIteration


for how in ((), ('send', 1), ('throw', ValueError)):
    print(step(anext(Raises(), 'dflt'), *how))
#> ('StopIteration', 'dflt', "'dflt'")
#> ('StopIteration', 'dflt', "'dflt'")
#> ('StopIteration', 'dflt', "'dflt'")
for bad in (5, 'x', object(), [1]):
    try:
        anext(bad)
    except TypeError as e:
        print(e)
    try:
        aiter(bad)
    except TypeError as e:
        print(e)
#> 'int' object is not an async iterator
#> 'int' object is not an async iterable
#> 'str' object is not an async iterator
#> 'str' object is not an async iterable
#> 'object' object is not an async iterator
#> 'object' object is not an async iterable
#> 'list' object is not an async iterator
#> 'list' object is not an async iterable


class NoAwait:
    def __aiter__(self): return self
    def __anext__(self): return 5


print(step(anext(NoAwait(), 1))[0])
#> TypeError
hooks = []
old = sys.get_asyncgen_hooks()
print(old, type(old).__name__)
#> asyncgen_hooks(firstiter=None, finalizer=None) asyncgen_hooks
sys.set_asyncgen_hooks(firstiter=lambda g: hooks.append(('first', g.__name__)), finalizer=lambda g: hooks.append(('final', g.__name__)))
print([callable(h) for h in sys.get_asyncgen_hooks()])
#> [True, True]
a = numbers(3)
print(hooks, step(a.__anext__()), hooks)
#> [('first', 'numbers')] ('StopIteration', '0', '0') [('first', 'numbers')]
print(step(a.__anext__()), hooks)
#> ('StopIteration', '1', '1') [('first', 'numbers')]
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
#> asyncgen_hooks(firstiter=None, finalizer=None)
a.aclose().close()
for bad in ({'firstiter': 5}, {'finalizer': 5}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as e:
        print(e)
#> callable firstiter expected, got int
#> callable finalizer expected, got int


def hook(g): hooks.append('now')
sys.set_asyncgen_hooks(firstiter=hook)
b = numbers(1)
print(step(b.asend(None)), hooks[-1])
#> ('StopIteration', '0', '0') now
sys.set_asyncgen_hooks(firstiter=None)
gc.collect()
for o in (a, a.asend(1), a.athrow(ValueError), a.aclose(), anext(It(), 1)):
    gc.collect()
    print(type(o).__name__ if 'anext' not in type(o).__name__ else 'anext', o is not None)
    if hasattr(o, 'close'): o.close()
#> async_generator True
#> async_generator_asend True
#> async_generator_athrow True
#> async_generator_athrow True
#> anext True
for name in ('__name__', '__qualname__'):
    setattr(a, name, 'renamed')
    print(getattr(a, name))
    try:
        setattr(a, name, 5)
    except TypeError as e:
        print(e)
    try:
        delattr(a, name)
    except TypeError as e:
        print(e)
#> renamed
#> __name__ must be set to a string object
#> __name__ must be set to a string object
#> renamed
#> __qualname__ must be set to a string object
#> __qualname__ must be set to a string object
