# Syntax errors in expressions: class, line and message, part 2.
SNIPPETS = [
    '{: }',
    '{**}',
    '{**a, *b}',
    '{*a, **b}',
    '{**a: 1}',
    '{1: **a}',
    '{1: *a}',
    '(*a)',
    '*a',
    '[**a]',
    '(**a)',
    '[x for]',
    '[x for x in]',
    '[for x in y]',
    '[x for x in y if]',
    '[x for in y]',
    '[x for 1 in y]',
    '[x for x() in y]',
    '[x for x in y z]',
    '[x, y for x in z]',
    '{x, y for x in z}',
    '{x: y, z for x in w}',
    '[*x for x in y]',
    '{**x for x in y}',
    '(x for x in y, 1)',
    'f(x for x in y, 1)',
    'f(1, x for x in y)',
    'f(x for x in y, z for z in w)',
    'f(**x, *y)',
    'f(**x, y)',
    'f(a=1, b)',
    'f(a=1, *b)',
    'f(a=1, a=2)',
    'f(a.b=1)',
    'f(1=2)',
    'f(True=1)',
    'f(None=1)',
    'f("a"=1)',
    'f(a+b=1)',
    'f(a()=1)',
    'f(a[0]=1)',
    'f((a)=1)',
    'f(lambda x: 1=2)',
    'f(, a)',
    'f(a,, b)',
    'f(**)',
    'f(a for)',
    'f(a b)',
    'a[1:2:3:4]',
    'a[:::]',
    'a[1 2]',
    'a[b=1]',
    'a[**b]',
    'x := 1',
    '(x := )',
    '(:= 1)',
    '(x.y := 1)',
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
