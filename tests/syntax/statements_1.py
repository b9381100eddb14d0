# Syntax errors in statements: class, line and message, part 1.
SNIPPETS = [
    'if',
    'if x',
    'if x:',
    'if x pass',
    'if x:\\npass',
    'if x: pass else: pass',
    'if x: pass\\nelse',
    'if x: pass\\nelse pass',
    'if x: pass\\nelif',
    'if x: pass\\nelif y',
    'else: pass',
    'elif x: pass',
    'if x = 1: pass',
    'if (x = 1): pass',
    'if x == 1 = y: pass',
    'while',
    'while x',
    'while x:',
    'while x pass',
    'while x = 1: pass',
    'while x: pass else: pass',
    'while x:\\nx',
    'for',
    'for x',
    'for x in',
    'for x in y',
    'for x in y:',
    'for x y: pass',
    'for in y: pass',
    'for 1 in y: pass',
    'for f() in y: pass',
    'for x.y in z: pass',
    'for x[0] in z: pass',
    'for (x, 1) in y: pass',
    'for x = 1 in y: pass',
    'for x in y pass',
    'for x in y: pass else: pass',
    'for x in y:\\npass',
    'try',
    'try:',
    'try: pass',
    'try: pass\\nexcept',
    'try: pass\\nexcept x',
    'try: pass\\nexcept x y: pass',
    'try: pass\\nexcept:',
    'try: pass\\nexcept: pass\\nexcept x: pass',
    'try: pass\\nexcept x: pass\\nexcept: pass',
    'try: pass\\nfinally',
    'try: pass\\nfinally: pass\\nexcept: pass',
    'try: pass\\nelse: pass',
    'try: pass\\nelse: pass\\nexcept: pass',
    'try: pass\\nx = 1',
    'try: pass\\nexcept x as: pass',
    'try: pass\\nexcept* : pass',
    'try: pass\\nexcept*: pass',
    'try: pass\\nexcept* x: pass\\nexcept y: pass',
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
