# Exceptions and warnings with nobody to catch them: __del__, never awaited coroutines, hooks.
import gc
import io
import sys

seen = []


def captured(f):
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        f()
        for i in range(3):
            make(Good)   # a conservative scan of the C stack may see what was called last
        gc.collect()
        return sys.stderr.getvalue()
    finally:
        sys.stderr = old


class Good:
    def __init__(self, text): self.text = text


class Bad:
    def __init__(self, text): self.text = text
    def __del__(self): raise ValueError(self.text)


class BadRepr(Bad):
    def __repr__(self): raise KeyError('in repr')


def make(cls):
    for _ in range(20):  # a stale reference may keep one or two of them for a while
        cls('from del')


text = captured(lambda: make(Bad))
print('Exception ignored in' in text, 'ValueError: from del' in text)


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is not None, args.err_msg, args.object is not None))


sys.unraisablehook = hook
print(repr(captured(lambda: make(Bad))), seen[0])
sys.unraisablehook = sys.__unraisablehook__
print('ValueError: from del' in captured(lambda: make(Bad)))


def bad_hook(args): raise KeyError('hook fails')


sys.unraisablehook = bad_hook
text = captured(lambda: make(Bad))
print('hook fails' in text or 'from del' in text)
del sys.unraisablehook
print(isinstance(captured(lambda: make(Bad)), str))
sys.unraisablehook = sys.__unraisablehook__
print('ValueError: from del' in captured(lambda: make(BadRepr)))


async def coro(): pass


def forget():
    for _ in range(20): coro()


text = captured(forget)
print("coroutine 'coro' was never awaited" in text, 'RuntimeWarning' in text)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    forget()
    gc.collect()
    print({(w.category.__name__, str(w.message)) for w in caught if 'never awaited' in str(w.message)})
with warnings.catch_warnings():
    warnings.simplefilter('error')
    text = captured(forget)
    print('never awaited' in text)


def gen():
    try:
        yield
    finally:
        raise ValueError('while closing')


def drop():
    for _ in range(20): next(gen())


print('ValueError: while closing' in captured(drop))


def ignores():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


def drop2():
    for _ in range(20): next(ignores())


print('generator ignored GeneratorExit' in captured(drop2))


def old_hook(t, v, tb): print('excepthook', t.__name__, v, tb is not None)


sys.excepthook = old_hook
sys.__excepthook__
try:
    raise ValueError('x')
except ValueError:
    sys.excepthook(*sys.exc_info())
text = captured(lambda: sys.__excepthook__(ValueError, ValueError('shown'), None))
print(repr(text))
