# Indentation and tokens: errors: class, line and message, part 2.
SNIPPETS = [
    'if x: \\\\n pass',
    '(\\n\\n\\n',
    ')\\n',
    '(]',
    '[(])',
    '{(}',
    '((1)',
    '(1))',
    "{'a': 1",
    'f(a, b',
    'f(a, b]',
    'x = (1, 2]',
    'x = [1, 2)',
    'x = {1, 2]',
    'def f(x:\\n pass',
    'if (x:\\n pass',
    'x = (\\n y = 1\\n)',
    'while (x\\n: pass',
    'for x in (1, 2:\\n pass',
    'print("hello"',
    'print("hello)',
    'print(\'hello")',
    'x = "a',
    "x = 'a",
    "x = b'a",
    "x = r'a\\",
    '"""',
    "'''",
    '"a" "b',
    '$',
    '?',
    '!',
    'x = $1',
    'a ? b : c',
    'x = 5 ! 3',
    'x = a..b',
    'x = ..',
    'x = 1 ... 2',
    'é = 1',
    'é é',
    'x = “a”',
    'x = 1 – 2',
    'x = a·b',
    '€ = 1',
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
