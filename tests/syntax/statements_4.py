# Syntax errors in statements: class, line and message, part 4.
SNIPPETS = [
    'from __future__ import nope',
    'from __future__ import braces',
    'x = 1\\nfrom __future__ import division',
    'from __future__ import annotations\\nfrom __future__ import nope',
    '"doc"\\nfrom __future__ import division',
    'global',
    'global 1',
    'global x, ',
    'global x y',
    'global x.y',
    'nonlocal',
    'nonlocal x',
    'def f():\\n nonlocal x',
    'def f(x):\\n global x',
    'def f():\\n x = 1\\n global x',
    'def f():\\n print(x)\\n nonlocal x',
    'def f(x):\\n def g():\\n  nonlocal x\\n  global x',
    'return',
    'return 1',
    'class C: return 1',
    'yield',
    'yield 1',
    'class C: yield 1',
    'await x',
    '[await x for x in y]',
    'async with x: pass',
    'async for x in y: pass',
    '[x async for x in y]',
    'def f(): await x',
    'def f(): async with x: pass',
    'def f(): async for x in y: pass',
    'def f(): [x async for x in y]',
    'async def f(): yield from x',
    'async def f(): yield 1\\n return 2',
    'async def f():\\n yield 1\\n return 2',
    'async def f():\\n return 2\\n yield 1',
    'async def f():\\n yield\\n return',
    'async x',
    'async',
    'async def',
    'async def f',
    'async class C: pass',
    'async lambda: 0',
    'async if x: pass',
    'await',
    'break',
    'continue',
    'def f(): break',
    'def f(): continue',
    'class C: break',
    'if x: break',
    'for x in y:\\n def f(): break',
    'for x in y:\\n class C: continue',
    'while x: pass\\nelse: break',
    'lambda: (yield)',
    'def f(x=(yield)): pass',
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
