# Syntax errors in expressions: class, line and message, part 3.
SNIPPETS = [
    '(x[0] := 1)',
    '((x, y) := 1)',
    '[x := 1 for y in z]',
    'lambda: (yield)',
    '1 = x',
    '1 = 1',
    '"a" = 1',
    'None = 1',
    'True = 1',
    '... = 1',
    'x + 1 = 2',
    '-x = 1',
    'f() = 1',
    'f().a = 1',
    'lambda: 1 = 2',
    '(a, 1) = 2',
    '[a, f()] = 1',
    '{a} = 1',
    '{a: 1} = 1',
    'a if b else c = 1',
    '(x for x in y) = 1',
    '[x for x in y] = 1',
    'a < b = 1',
    'a and b = 1',
    'not a = 1',
    '`a`',
    'a ++',
    '++a',
    'a--b',
    'a++',
    'a ! b',
    'a !b',
    'a ? b',
    'a $ b',
    'a <> b',
    'a => b',
    'a -> b',
    'a === b',
    'a !== b',
    'a && b',
    'a || b',
    '!a',
    '@a',
    'a@',
    'a @',
    '~',
    '-',
    '+',
    'a,,b',
    ',',
    ',a',
    '(,)',
    '(,a)',
    '[,]',
    '{,}',
    'a.b c',
    '1.2.3',
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
