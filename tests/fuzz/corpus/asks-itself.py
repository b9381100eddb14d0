import io, types
s = staticmethod(len)
s.__init__(s)
try:
    s.__isabstractmethod__, s.__name__
except RecursionError:
    pass
t = io.TextIOWrapper(io.BytesIO())
t.__init__(t)
for name in 'closed', 'close', 'read', 'tell', 'flush', 'isatty', 'readline', 'name', 'seekable', 'fileno':
    try:
        x = getattr(t, name)
        x()
    except (RecursionError, ValueError, TypeError, AttributeError, OSError):
        pass
