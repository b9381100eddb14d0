# test: expect
# Syntax error messages newer than 3.11.
SNIPPETS = [
    'x if y else',
    'lambda a=1, b: 0',
    '{*}',
    '[*]',
    '(*)',
    '[x for x]',
    '{x: y for x}',
    'f(a=)',
    'f(*)',
    'if x: pass\\nelif y: pass\\nelse: pass\\nelif z: pass',
    'try: pass\\nexcept x as 1: pass',
    'try: pass\\nexcept x as y.z: pass',
    'def f(x=1, y): pass',
    'class C(*): pass',
    'import',
    'import a as b.c',
    'import a.b as c.d',
    'from a import',
    'from . import',
    'from a import b as c.d',
    'yield from x',
    'match x:\\n case 1 as a.b: pass',
    "x = f'a",
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
#> 'x if y else' SyntaxError 1 expected expression after 'else', but statement is given
#> 'lambda a=1, b: 0' SyntaxError 1 parameter without a default follows parameter with a default
#> '{*}' SyntaxError 1 Invalid star expression
#> '[*]' SyntaxError 1 Invalid star expression
#> '(*)' SyntaxError 1 Invalid star expression
#> '[x for x]' SyntaxError 1 'in' expected after for-loop variables
#> '{x: y for x}' SyntaxError 1 'in' expected after for-loop variables
#> 'f(a=)' SyntaxError 1 expected argument value expression
#> 'f(*)' SyntaxError 1 Invalid star expression
#> 'if x: pass\nelif y: pass\nelse: pass\nelif z: pass' SyntaxError 4 'elif' block follows an 'else' block
#> 'try: pass\nexcept x as 1: pass' SyntaxError 2 cannot use except statement with literal
#> 'try: pass\nexcept x as y.z: pass' SyntaxError 2 cannot use except statement with attribute
#> 'def f(x=1, y): pass' SyntaxError 1 parameter without a default follows parameter with a default
#> 'class C(*): pass' SyntaxError 1 Invalid star expression
#> 'import' SyntaxError 1 Expected one or more names after 'import'
#> 'import a as b.c' SyntaxError 1 cannot use attribute as import target
#> 'import a.b as c.d' SyntaxError 1 cannot use attribute as import target
#> 'from a import' SyntaxError 1 Expected one or more names after 'import'
#> 'from . import' SyntaxError 1 Expected one or more names after 'import'
#> 'from a import b as c.d' SyntaxError 1 cannot use attribute as import target
#> 'yield from x' SyntaxError 1 'yield from' outside function
#> 'match x:\n case 1 as a.b: pass' SyntaxError 2 cannot use attribute as pattern target
#> "x = f'a" SyntaxError 1 unterminated f-string literal (detected at line 1)
