# Frame and traceback objects: every attribute, clear(), chains made by hand.
import gc
import sys
import types


def info(f):
    return f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, f.f_globals is globals(), type(f.f_builtins).__name__


def outer(a):
    def inner(b):
        f = sys._getframe()
        return info(f), info(f.f_back), info(sys._getframe(1)), f.f_lasti >= 0, f.f_back.f_locals['a'], f.f_trace
    return inner(a + 1)


print(outer(1))
print(sys._getframe().f_back, sys._getframe().f_code.co_name)
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
for bad in ('x', 1.5):
    try:
        sys._getframe(bad)
    except TypeError as e:
        print('TypeError')


def kept(x):
    y = x * 2
    return sys._getframe()


f = kept(5)
print(f.f_locals, f.f_lineno - f.f_code.co_firstlineno, f.f_back.f_code.co_name)
text = repr(f)
print(text.startswith('<frame at 0x'), text.endswith(', code kept>'), 'line %d' % f.f_lineno in text)
f.clear()
print(f.f_locals)
f.f_trace = len
print(f.f_trace)
del f.f_trace
print(f.f_trace)
for name in ('f_code', 'f_globals', 'f_back', 'f_lasti'):
    try:
        setattr(f, name, 1)
        print('set', name)
    except AttributeError as e:
        print('AttributeError', name)
try:
    types.FrameType()
except TypeError as e:
    print(e)


def running():
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        return str(e)


print(running())


def gen():
    try:
        mine = 1
        yield sys._getframe()
        yield mine
    finally:
        print('closed')


g = gen()
f = next(g)
print(f is g.gi_frame, f.f_locals, f.f_back, f.f_lineno - f.f_code.co_firstlineno)
gc.collect()
print(f.f_locals['mine'])
g.close()
print(g.gi_frame, list(g))
g = gen()
f = g.gi_frame
print(f.f_lasti, f.f_locals)
f.clear()
print(list(g))


def fail(n):
    if n:
        fail(n - 1)
    else:
        raise ValueError('bottom')


def chain(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_lasti >= 0))
        tb = tb.tb_next
    return out


try:
    fail(2)
except ValueError as e:
    exc = e
    tb = e.__traceback__
print(chain(tb)[1:])
gc.collect()
print(chain(tb)[1:])
last = tb
while last.tb_next:
    last = last.tb_next
made = types.TracebackType(None, last.tb_frame, 4, 77)
print(made.tb_lineno, made.tb_lasti, made.tb_next, made.tb_frame is last.tb_frame)
front = types.TracebackType(tb_next=made, tb_frame=tb.tb_frame, tb_lasti=0, tb_lineno=1)
print(front.tb_next is made, [x for x in dir(front) if x.startswith('tb_')])
print(chain(exc.with_traceback(front).__traceback__)[1][0])
made.tb_next = tb
print(front.tb_next.tb_next is tb)
for value in (front, made, 5, 'x'):
    try:
        made.tb_next = value
        print('set')
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
made.tb_next = None
print(made.tb_next)
try:
    del made.tb_next
except TypeError as e:
    print(e)
for args in ((), (None,), (5, last.tb_frame, 0, 1), (None, 5, 0, 1), (None, last.tb_frame, 'a', 1), (None, last.tb_frame, 0, 1, 2)):
    try:
        types.TracebackType(*args)
        print('made')
    except TypeError as e:
        print('TypeError', str(e).split("'")[0][:30] if len(args) == 4 else '')
try:
    exc.with_traceback(5)
except TypeError as e:
    print(e)
try:
    exc.__traceback__ = 5
except TypeError as e:
    print(e)
exc.__traceback__ = None
print(exc.__traceback__)
try:
    del exc.__traceback__
except TypeError as e:
    print(e)


class Space(dict):
    def __getitem__(self, k): return 'made ' + k if k.startswith('m') else dict.__getitem__(self, k)


space = Space()
exec('import sys; f = sys._getframe(); x = mine', {'__name__': 'other'}, space)
print(space['f'].f_locals is space, space['x'], space['f'].f_globals['__name__'])
space['f'].clear()
print(list(sys._current_frames().values())[-1].f_code.co_name)


def use_del():
    a, b = 1, 2
    del a
    return sorted(sys._getframe().f_locals)


print(use_del())


def cells():
    x = 1
    if 0:
        never = 2
    return (lambda: (x, never)), sys._getframe().f_locals


print(cells()[1])
