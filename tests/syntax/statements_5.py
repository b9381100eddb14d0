# Syntax errors in statements: class, line and message, part 5.
SNIPPETS = [
    'class C((yield)): pass',
    '[(yield) for x in y]',
    '((yield) for x in y)',
    '{(yield): 1 for x in y}',
    'def f(): [(yield) for x in y]',
    'def f(): [(yield from x) for x in y]',
    'lambda: await x',
    'raise x from',
    'raise from x',
    'raise x, y',
    'raise x y',
    'assert',
    'assert x,',
    'assert x y',
    'assert x, y, z',
    'assert (x, "y")',
    'del',
    'del x,',
    'del x y',
    'del f()',
    'del 1',
    'del x + y',
    'del (x, 1)',
    'del x, *y',
    'del [x, f()]',
    'del None',
    'del lambda: 0',
    'del (x)',
    'del x.y, z[0]',
    'pass x',
    'pass 1',
    'pass pass',
    'x pass',
    'x; y z',
    ';',
    'x;;y',
    'x; ',
    '; x',
    ':',
    'x:',
    'x: 1',
    'x: int = ',
    'x: = 1',
    'x: int: str',
    '(x, y): int',
    '[x]: int',
    'f(): int',
    'x, y: int',
    'x: int, y: int',
    '1: int',
    '@',
    '@x',
    '@x\\n',
    '@x\\ny = 1',
    '@x y\\ndef f(): pass',
    '@x\\n@y\\nclass',
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
