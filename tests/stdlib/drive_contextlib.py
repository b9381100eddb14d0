# The library module drive_contextlib, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import contextlib
from contextlib import *
@contextmanager
def cm(n, swallow=False):
    print('enter', n)
    try:
        yield n * 2
    except ValueError as e:
        print('caught', e)
        if not swallow:
            raise
    finally:
        print('exit', n)
with cm('a') as x:
    print(x)
with cm('b', True):
    raise ValueError('v')
try:
    with cm('c'):
        raise ValueError('w')
except ValueError as e:
    print('out', e)
try:
    with cm('d'):
        raise KeyError('k')
except KeyError as e:
    print('out', e)
@cm('deco')
def f(): return 'called'
print(f(), f())
class CD(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out', a[0])
@CD()
def g(): print('g')
g()
@contextmanager
def noyield():
    if 0: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def noreraise():
    try: yield
    except: pass
for c in (noyield, twice):
    try:
        with c(): pass
    except RuntimeError as e:
        print(e)
with noreraise():
    1 / 0
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress():
    print('nothing')
try:
    with suppress(KeyError):
        1 / 0
except ZeroDivisionError:
    print('not suppressed')
import io
out = io.StringIO()
with redirect_stdout(out):
    print('captured')
print(repr(out.getvalue()))
err = io.StringIO()
with redirect_stderr(err):
    import sys
    print('e', file=sys.stderr)
print(repr(err.getvalue()))
class Cl:
    def close(self): print('closed')
with closing(Cl()) as c:
    print(type(c).__name__)
with nullcontext(5) as n:
    print(n)
with ExitStack() as st:
    a = st.enter_context(cm('s1'))
    st.callback(print, 'callback', end='!\n')
    st.push(lambda *e: print('push', e[0]))
    b = st.enter_context(cm('s2'))
    print(a, b)
with ExitStack() as st:
    st.push(lambda t, v, tb: print('swallow', v) or True)
    st.callback(lambda: print('cb'))
    raise ValueError('in stack')
try:
    with ExitStack() as st:
        st.callback(lambda: 1 / 0)
        raise ValueError('orig')
except ZeroDivisionError as e:
    print(type(e.__context__).__name__)
st = ExitStack()
st.enter_context(cm('p'))
st2 = st.pop_all()
st.close()
print('still open')
st2.close()
for bad in (5, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print('TypeError')
def run(c):
    try:
        while 1: c.send(None)
    except StopIteration as e: return e.value
@asynccontextmanager
async def acm(n):
    print('aenter', n)
    try:
        yield n
    finally:
        print('aexit', n)
async def main():
    async with acm(1) as x:
        print(x)
    async with AsyncExitStack() as s:
        await s.enter_async_context(acm(2))
        s.enter_context(cm('sync'))
        s.push_async_callback(acb)
    with suppress(ValueError):
        async with acm(3):
            raise ValueError
    async with aclosing(agen()) as a:
        print([x async for x in a])
    return 'done'
async def acb(): print('async cb')
async def agen():
    yield 1
    yield 2
print(run(main()))
print(issubclass(CD, AbstractContextManager), isinstance(open('/dev/null'), AbstractContextManager))
