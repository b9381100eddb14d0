"""Annotations as texts: every kind of expression, and the parentheses it needs."""
from __future__ import annotations

EXPRESSIONS = [
    "a", "a.b.c", "a[b]", "a[b, c]", "a[b:c]", "a[b:c:d]", "a[:]", "a[::2]", "a[b:c, ::d]", "a[()]", "a[(b, c)]", "a[*b]", "a[*b, c]",
    "a[(yield_,)]", "f()", "f(a)", "f(a, *b, c=d, **e)", "f(*a, *b)", "f(**a, **b)", "f(x for x in y)", "f((x for x in y), 1)",
    "f(a)(b)(c)", "(a.b)(c)", "1", "1.5", "1e100", "1e-7", "1e400", "-1e400", "2j", "1e400j", "0x10", "1_000", "1 .real", "1.5.real", "1j.imag", "(-1).a",
    "-1", "+1", "~1", "not a", "not not a", "- -a", "-a ** b", "(-a) ** b", "a ** -b", "a ** b ** c", "(a ** b) ** c", "a ** (b ** c)",
    "2 ** -1", "a + b - c", "a - (b - c)", "(a + b) * c", "a * b / c // d % e @ f", "a @ (b @ c)", "a << b >> c", "a << (b >> c)",
    "a | b ^ c & d", "(a | b) & c", "a < b <= c != d", "(a < b) < c", "a < (b < c)", "a is b", "a is not b", "a in b", "a not in b",
    "not a in b", "(not a) in b", "a and b or c", "a and (b or c)", "(a and b) and c", "a or b or c", "not (a and b)",
    "a if b else c", "(a if b else c) if d else e", "a if (b if c else d) else e", "a if b else (c if d else e)", "(a if b else c) + d",
    "lambda: 0", "lambda x: x", "lambda x, y=1, *z, w, v=2, **k: x", "lambda a, /, b: a", "lambda a=1, /, b=2: a", "(lambda: 0)()",
    "lambda: (yield_)", "lambda x: lambda y: x", "(lambda: 0) if a else b", "a if (lambda: 0) else b", "[lambda: 0, 1]",
    "()", "(a,)", "(a, b)", "((a, b), c)", "(*a, b)", "[]", "[a]", "[a, *b]", "[(a, b)]", "{}", "{a: b}", "{a: b, **c}", "{**a}", "{a}", "{a, b}", "{*a}",
    "[x for x in y]", "[x for x in y if z if w]", "[x for x in y for z in w]", "[x for x, *y in z]", "{x for x in y}", "{x: y for x in z}",
    "(x for x in y)", "[(x, y) for x in y]", "[x for x in (a if b else c)]", "[x for x in a if (b if c else d)]", "[x if y else z for x in a]",
    "[x for x in (lambda: y)]", "[x for (x) in y]", "[x for x.a in y]", "[x for x[0] in y]", "(a := b)", "f(a := b)", "[a := b]", "a[(b := c)]", "(a := b) + 1",
    "'s'", "'it''s'", "\"it's\"", "'\"'", "'a\\nb'", "'\\x00\\xff\\u1234'", "b'bytes\\xff'", "'a' 'b'", "u'x'", "r'\\d'", "'''a\nb'''",
    "f'x'", "f'{a}'", "f'a{b}c{d!r}e{f:>{g}}h'", "f'{a!s:{b}}'", "f'{{}}'", "f'{a + b}'", "f'{(a, b)}'", "f'{ {a: b} }'", "f'{a}' 'b'", "f'{a=}'", "f'{\"x\"}'",
    "f'{a[\"b\"]}'", "f'{a:%Y-%m}'", "f'{lambda_}'", "f'{(lambda: 1)}'", "f'{a if b else c}'", "f'{x:{y!r}}'", "f'\\n{a}'",
    "None", "True", "False", "...", "__debug__", "a.b[c](d)", "(a + b).c", "(a, b).c", "[a].b", "{}.b", "'x'.join", "(yield_).a", "-(a.b)", "(-a).b", "(not a).b",
    "a[b if c else d]", "a[lambda: b]", "a[b:c if d else e]", "f(a if b else c)", "f(*a if b else c)", "f(lambda: a)", "f(a=lambda: b)", "f(**(a or b))",
    "f(*(a, b))", "f(*a or b)", "(a for a in b).c", "[*a, *(b or c)]", "{**a or b}", "{a if b else c: d}", "{(a, b): c}", "await_", "(yield)", "(yield a)", "(yield from a)", "[await a]", "~-a", "-~a", "not -a", "-(not a)",
    "(a, b)[c]", "a[b][c]", "a[b,]", "a[b, (c, d)]", "list[int] | None", "dict[str, 'X']", "Callable[[int], str]", "Callable[..., int]", "tuple[()]", "Literal[-1, 'a', None]",
]


def show(text):
    for source in ("x: %s" % text, "def f(a: %s, *b: %s, **c: %s) -> %s: pass" % ((text,) * 4), "class C:\n    y: %s" % text):
        space = {}
        try:
            exec("from __future__ import annotations\n" + source, space)
        except SyntaxError as e:
            print(repr(text), type(e).__name__)
            return
        if "f" in space:
            found = list(space["f"].__annotations__.values())
        else:
            found = list((space["C"] if "C" in space else type("M", (), {"__annotations__": space["__annotations__"]})).__annotations__.values())
        print(repr(text), found)


for text in EXPRESSIONS:
    show(text)


def g(b: int = 2, *args: *Ts): pass


print(g.__annotations__)
