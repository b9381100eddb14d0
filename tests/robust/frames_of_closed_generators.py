# Frame objects outlive generators that were closed without running again.
import gc
def g(n):
    x = [n, n]
    y = {n: [n]}
    yield 1
    print(x)
async def ag(n):
    x = [n, [n]]
    yield 1
async def co(n):
    x = [n, [n]]
    await other
def frames():
    r = []
    for i in range(50):
        it = g(i)
        next(it)
        r.append(it.gi_frame)
        it.close()
        it = g(i)
        r.append(it.gi_frame)
        it.close()
        a = ag(i)
        try: a.asend(None).send(None)
        except StopIteration: pass
        r.append(a.ag_frame)
        del a
        c = co(i)
        r.append(c.cr_frame)
        c.close()
    return r
fs = frames()
gc.collect()
gc.collect()
junk = [[i, i] for i in range(10000)]
gc.collect()
lines = []
for f in fs:
    d = f.f_locals
    for k, v in dict(d).items(): lines.append((k, v))
    f.f_lineno
    f.f_back
print(*lines)

