# Indentation and tokens: errors: class, line and message, part 1.
SNIPPETS = [
    ' x',
    '  x = 1',
    'x\\n  y',
    'if x:\\n  y\\n z',
    'if x:\\n  y\\n   z',
    'if x:\\n\\ty\\n        z',
    'if x:\\n        y\\n\\tz',
    'if x:\\n\\ty\\n  z',
    'if x:',
    'if x:\\n',
    'if x:\\n# comment',
    'def f():',
    'def f():\\n\\n\\n',
    'def f():\\nx',
    'class C:\\nx',
    'for x in y:\\nz',
    'while x:\\nz',
    'with x:\\ny',
    'try:\\nx',
    'try:\\n x\\nexcept:\\ny',
    'try:\\n x\\nfinally:\\ny',
    'if x:\\n a\\nelse:\\nb',
    'if x:\\n a\\nelif y:\\nb',
    'if x:\\n  a\\n b\\nc',
    'if x:\\n    if y:\\n        z\\n      w',
    'def f():\\n    x\\n  y',
    'def f():\\n    x\\n      y',
    'class C:\\n    def f(self):\\n    pass',
    'match x:\\ncase 1: pass',
    'match x:\\n  case 1:\\n  pass',
    'x = (1,\\n2',
    'x = [1,\\n\\n',
    'x = {1: 2,\\n',
    'f(1,\\n2',
    'x = """abc',
    "x = '''abc\\n\\n",
    'x = "abc\\n',
    "x = 'abc\\ndef'",
    'x = 1 \\',
    'x = 1 \\\\n+ 2',
    'x = \\\\n',
    'x \\ y',
    'x = 1 \\ # c',
    '\\',
    '\\\\n',
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
