# Syntax errors in statements: class, line and message, part 6.
SNIPPETS = [
    'match x:',
    'match x:\\n pass',
    'match x:\\n case',
    'match x:\\n case 1',
    'match x:\\n case 1 pass',
    'match x:\\n case 1: pass\\n case',
    'match x:\\n case x: pass\\n case y: pass',
    'match x:\\n case _: pass\\n case 1: pass',
    'match x:\\n case a | b: pass',
    'match x:\\n case 1 | a: pass',
    'match x:\\n case a | 1: pass',
    'match x:\\n case (a, a): pass',
    'match x:\\n case [a, *a]: pass',
    'match x:\\n case [*a, *b]: pass',
    'match x:\\n case {**a, "b": 1}: pass',
    'match x:\\n case {**a, **b}: pass',
    'match x:\\n case {**_}: pass',
    'match x:\\n case {"a": 1, "a": 2}: pass',
    'match x:\\n case {a: 1}: pass',
    'match x:\\n case {1 + 1: a}: pass',
    'match x:\\n case C(a=1, a=2): pass',
    'match x:\\n case C(a=1, 2): pass',
    'match x:\\n case C(**a): pass',
    'match x:\\n case C(*a): pass',
    'match x:\\n case 1 + 1: pass',
    'match x:\\n case 1 + 1j: pass',
    'match x:\\n case -a: pass',
    'match x:\\n case a.b: pass',
    'match x:\\n case a(): pass',
    'match x:\\n case a as b: pass',
    'match x:\\n case 1 as _: pass',
    'match x:\\n case (1 as a) as b: pass',
    'match x:\\n case a as b as c: pass',
    'match x:\\n case f"x": pass',
    'match x:\\n case 1, 2 | 3: pass',
    'match x:\\n case *a: pass',
    'match x:\\n case *a,: pass',
    'match x:\\n case {**a}: pass',
    'match x:\\n case 1 if: pass',
    'match x:\\n case a := 1: pass',
    'match x:\\n case -1: pass\\n case -1.5: pass\\n case -1j: pass\\n case - 1: pass',
    'match x:\\n case "a" "b": pass',
    'match x:\\n case None | True | False: pass',
    'match x:\\n case (a | b): pass',
    'match x:\\n case [a | b]: pass',
    'match x:\\n case 1 | 2 as a | b: pass',
    'match x:\\n case a | a: pass',
    'match x:\\n case [a] | [b]: pass',
    'match x:\\n case [a] | [a]: pass',
    'match x:\\n case (a, b) | [b, a]: pass',
    'match:\\n case 1: pass',
    'match x\\n case 1: pass',
    'case 1: pass',
    'match = 1; case = 2',
    'type = 5',
    'type x',
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
