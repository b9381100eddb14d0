# Code objects: lines of instructions by co_lines, co_lnotab and co_positions, flags, names of variables.


def lines(f):
    co = f.__code__ if hasattr(f, '__code__') else f
    return sorted({n - co.co_firstlineno for _, _, n in co.co_lines() if n is not None} - {0})


def by_lnotab(co):
    at, line, out = 0, co.co_firstlineno, []
    table = co.co_lnotab
    for i in range(0, len(table), 2):
        if table[i]:
            out.append((at, line))
        at += table[i]
        line += table[i + 1] - 256 * (table[i + 1] > 127)
    return out + [(at, line)]


def changes(co):
    out, last = [], None
    for start, end, line in co.co_lines():
        if line is not None and line != last:
            out.append((start, line))
            last = line
    return out


def covers(co):
    """The stretches follow each other from the first to the last byte."""
    at = 0
    for start, end, line in co.co_lines():
        if start != at or end <= start:
            return False
        at = end
    return at == len(co.co_code)


def loops(a, b):
    for x in a:
        b(x)
    while a < b:
        a += 1
        if a > 2:
            continue
        elif b:
            break
    for i in range(
            a):
        b(
            i,
            a
        )
    return b


def blocks(f):
    with f() as g, \
            g:
        f(1)
    if f:
        return (
            f.x +
            f.y)
    del f


def comprehension(a):
    return [
        x.y
        for x in a
    ]


def nested(a):
    def inner(b):
        return a

    class K:
        v = a

        def m(self):
            return a
    return inner, K, lambda: a


def far():
    x = 1
    #









































































































































    y = x.real; y = y + x; y = y * x
    return y


async def coro(a):
    await a
    async for i in a:
        await i


def gen(a):
    x = yield a
    yield from x
    lambda: (yield)


for f in (loops, blocks, comprehension, nested, far, gen, lines, changes, by_lnotab):
    co = f.__code__
    print(f.__name__, lines(f), covers(co), [n for _, n in by_lnotab(co)] != [])
    print(sorted({n for _, n in by_lnotab(co)} - {co.co_firstlineno}) == sorted({n for _, n in changes(co)} - {co.co_firstlineno}))
    print({p[0] for p in co.co_positions() if p[0]} >= {n + co.co_firstlineno for n in lines(f)}, all(len(p) == 4 for p in co.co_positions()))


def tree(co):
    print(co.co_name, co.co_flags & 0xfff, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_nlocals, co.co_argcount)
    for c in co.co_consts:
        if isinstance(c, type(co)) and c.co_name not in ('<listcomp>',):
            tree(c)


for f in (loops, nested, coro, gen):
    tree(f.__code__)
tree(compile('class A:\n def f(self):\n  class B:\n   def g(self): (i for i in self)\nz = lambda a, /, b, *c, d, **e: 0', 'x', 'exec'))
tree(compile('a + b', 'x', 'eval'))
tree(compile('a + b', 'x', 'single'))
m = compile('x = 1\n\n\nif x:\n    y = 2\nelse:\n    y = 3\n', 'x', 'exec')
print([n for _, n in changes(m) if n], type(m.co_linetable))


# rows of co_positions are numbered by half of tb_lasti
def fails():
    return (1 +
            [][5])


try:
    fails()
except IndexError as e:
    tb = e.__traceback__.tb_next
    rows = list(tb.tb_frame.f_code.co_positions())
    line, _, col, _ = rows[tb.tb_lasti // 2]
    print(line - tb.tb_frame.f_code.co_firstlineno, col, tb.tb_frame.f_lasti % 2)
