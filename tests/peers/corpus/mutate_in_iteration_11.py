# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
for c in (st := 'abc'):
    st += c
print(st)
t = (1, 2)
for v in t:
    t += (v,)
print(t)


def gen():
    global gg
    gg = None
    yield 1
    yield 2


gg = gen()
print(list(gg), gg)
