# Syntax errors in expressions: class, line and message, part 1.
SNIPPETS = [
    '1 +',
    '1 + * 2',
    '* 1',
    '1 2',
    'a b',
    'a b c',
    '(1',
    '[1',
    '{1',
    '(1]',
    '[1)',
    '{1)',
    ')',
    ']',
    '}',
    '(1, 2',
    'foo(',
    'foo(1',
    'foo(1,',
    'a[',
    'a[1',
    'a[]',
    'a.',
    'a.1',
    'a.b.',
    '.a',
    '1.a',
    'x = ',
    '= 1',
    'x == ',
    '== x',
    'not',
    'not not',
    'and x',
    'x and',
    'x or',
    'x if',
    'x if y',
    'if x else y',
    'lambda',
    'lambda x',
    'lambda:',
    'lambda x:',
    'lambda x y: 0',
    'lambda (x): 0',
    'lambda x=: 0',
    'lambda *: 0',
    'lambda **: 0',
    'lambda x, x: 0',
    'lambda 1: 0',
    'lambda *a, *b: 0',
    'lambda **k, a: 0',
    'lambda *, **k: 0',
    '{1: 2, 3}',
    '{1, 2: 3}',
    '{1:}',
    '{:1}',
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
