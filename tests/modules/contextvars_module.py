# Context variables: values, tokens, contexts that functions run in.
from _contextvars import Context, ContextVar, Token, copy_context

a = ContextVar('a')
b = ContextVar('b', default=5)
for f in (lambda: a.get(), lambda: a.get(1), lambda: b.get(), lambda: b.get(2), lambda: ContextVar(1), lambda: Token(),
          lambda: Context(1), lambda: type('X', (ContextVar,), {}), lambda: Context().run(), lambda: copy_context()[3],
          lambda: a.reset(4)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])
t = a.set(1)
print(a.get(), t.var is a, t.old_value is Token.MISSING, repr(Token.MISSING))
u = a.set(2)
print(u.old_value, a.get())
a.reset(u)
print(a.get())
for token in (u, b.set(3)):
    try:
        a.reset(token)
    except Exception as e:
        print(type(e).__name__, str(e).split('<')[0], str(e).rsplit('>', 1)[1])
ctx = copy_context()
print(len(ctx), a in ctx, ctx[a], ctx.get(b), sorted(v.name for v in ctx), ctx == copy_context(), ctx == 1)


def inside(x, *, y):
    a.set(x)
    try:
        ctx.run(inside, 1, y=2)
    except RuntimeError as e:
        print('RuntimeError', str(e).split(':')[0])
    return a.get(), y, ctx[a]


print(ctx.run(inside, 7, y=8), a.get(), ctx[a])
empty = Context()
print(empty.run(a.get, 'none'), len(empty), list(empty.items()), empty.copy() == empty)
try:
    t2 = empty.run(a.set, 1)
    a.reset(t2)
except ValueError as e:
    print(str(e).rsplit('>', 1)[1])
try:
    hash(t2)
except TypeError as e:
    print(type(e).__name__)
print(ContextVar[int], Token[str], a.name)
