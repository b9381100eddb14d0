# Syntax errors in statements: class, line and message, part 2.
SNIPPETS = [
    'try: pass\\nexcept x: pass\\nexcept* y: pass',
    'try: pass\\nexcept* x: pass',
    'try: pass\\nexcept *x: break',
    'for i in x:\\n try: pass\\n except* y: break',
    'for i in x:\\n try: pass\\n except* y: continue',
    'def f():\\n try: pass\\n except* y: return',
    'except: pass',
    'finally: pass',
    'with',
    'with x',
    'with x:',
    'with x as',
    'with x as y',
    'with x as 1: pass',
    'with x as f(): pass',
    'with x, : pass',
    'with (x, y) as z: pass',
    'with (x as y): pass',
    'with (x as y, z): pass',
    'with (x as y, z as 1): pass',
    'with x as (y, z): pass',
    'with x as y.z: pass',
    'with x y: pass',
    'with x as y as z: pass',
    'with (x as y) as z: pass',
    'with: pass',
    'def',
    'def f',
    'def f(',
    'def f()',
    'def f():',
    'def f:',
    'def f() pass',
    'def f(): pass pass',
    'def (x): pass',
    'def 1(): pass',
    'def f.g(): pass',
    'def f(1): pass',
    'def f(x y): pass',
    'def f(x, x): pass',
    'def f(x, *, x): pass',
    'def f(x, **x): pass',
    'def f(*): pass',
    'def f(*, **k): pass',
    'def f(**k, x): pass',
    'def f(**k, *a): pass',
    'def f(*a, *b): pass',
    'def f(*a=1): pass',
    'def f(**k=1): pass',
    'def f(x, /, y, /): pass',
    'def f(/): pass',
    'def f(/, x): pass',
    'def f(*, /): pass',
    'def f(*a, /): pass',
    'def f(x=): pass',
    'def f(x=1 y): pass',
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
