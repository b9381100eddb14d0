# Syntax errors in expressions: class, line and message, part 4.
SNIPPETS = [
    '1..a b',
    '0777',
    '0x',
    '1__0',
    '1_',
    "'abc",
    '"abc',
    "'a' 'b",
    'f(',
    'yield = 1',
    'await = 1',
    'async = 1',
    'def = 1',
    'class = 1',
    'print 1',
    'print "a"',
    'print a, b',
    'exec "x"',
    'x is',
    'is x',
    'x is not',
    'x not in',
    'x not y',
    'x in',
    'in x',
    'a = b = ',
    'a = 1 = b',
    'a = yield = b',
    'a += ',
    'a += b += c',
    'a += b = c',
    'a = b += c',
    '(a, b) += 1',
    '[a] += 1',
    '1 += 1',
    'f() += 1',
    'a, b += 1',
    '(a) += 1',
    'a if b else c += 1',
    'None += 1',
    "'a' += 1",
    '*a = b',
    '*a, *b = c',
    '*a, (*b, c), *d = e',
    '[*a, *b] = c',
    '*(a, b) = c',
    'x = *a',
    'x = *a, *b',
    'x = (*a)',
    'return *a',
    'del *a',
    'a = *',
    'for *a in b: pass',
    'for a, in b: pass',
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
