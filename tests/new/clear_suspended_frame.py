# test: expect
# Frames that are suspended cannot be cleared; those that have not begun can.
def g():
    yield 1


async def ag():
    yield 1


async def co():
    await 1


it = g()
next(it)
try:
    it.gi_frame.clear()
except RuntimeError as e:
    print(e)
#> cannot clear a suspended frame
it = g()
it.gi_frame.clear()
print(it.gi_frame, next(it, 'end'))
#> None end
a = ag()
f = a.ag_frame
f.clear()
print(a.ag_frame, f.f_locals)
#> None {}
c = co()
c.cr_frame.clear()
print(c.cr_frame)
#> None
