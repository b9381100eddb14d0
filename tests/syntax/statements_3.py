# Syntax errors in statements: class, line and message, part 3.
SNIPPETS = [
    'def f((x, y)): pass',
    'def f(x: ): pass',
    'def f(x.y): pass',
    'def f(x[0]): pass',
    'def f("x"): pass',
    'def f(None): pass',
    'def f(x) -> : pass',
    'def f() -> int pass',
    'def f(a, (b, c)): pass',
    'def f(*, a, *): pass',
    'def f(*, *a): pass',
    'def f(a, *, b=1, c, **d,): pass',
    'def f(a,,b): pass',
    'def f(,a): pass',
    'def f(*x, y=1, z): pass',
    'def f(lambda): pass',
    'class',
    'class C',
    'class C(',
    'class C()',
    'class C:',
    'class C pass',
    'class 1: pass',
    'class C.D: pass',
    'class C(x y): pass',
    'class C(x=1, y): pass',
    'class C(x for x in y): pass',
    'class C(x for x in y, z): pass',
    'class C():\\npass',
    'class C(a=1, a=2): pass',
    'import a.',
    'import .a',
    'import a as',
    'import a b',
    'import a, ',
    'import "a"',
    'import 1',
    'import *',
    'from',
    'from a',
    'from a import b.c',
    'from a import b as',
    'from a import (b',
    'from a import (b, c',
    'from a import ()',
    'from a import b,',
    'from a import b c',
    'from a import *, b',
    'from a import b, *',
    'from a import (*)',
    'from import b',
    'from .a. import b',
    'from a import 1',
    'from a.b. import c',
    'def f(): from a import *',
    'class C: from a import *',
]


def t(src):
    src = src.replace('\\n', '\n').replace('\\t', '\t')
    try:
        compile(src, '<t>', 'exec')
        print(repr(src), 'compiles')
    except SyntaxError as e:
        print(repr(src), type(e).__name__, e.lineno, e.msg)


for line in SNIPPETS:
    t(line)
