# from __future__ import annotations: annotations are strings.
from __future__ import annotations


def f(a: int, b: list[undefined] = 1, *c: 1 + 2, d: 'quoted', **e: {'a': 1}) -> a.b[c]: pass


class C:
    x: int = 1
    y: (1, 2)
    z: lambda q: q + 1
    w: [i for i in range(3)]
    v: not x and -y or z ** 2
    u: f'{x!r:>5}'
    t: x if y else z
    s: a[1:2, ::3]
    r: await_ == 1 < 2
    q: {1, 2}
    p: (yield_)
    o: a.b.c(d, *e, f=1, **g)
    n: 'str' 'cat'
    m: ...
    l: -1
    k: x @ y // z
    j: {**a, 'b': 2}
    i: (x,)
    h: ()


print(f.__annotations__)
for k, v in C.__annotations__.items():
    print(k, repr(v))
v: undefined_too = 5
print(v, __annotations__['v'])
print(annotations.__class__.__name__, annotations.optional, annotations.compiler_flag)
