# test: expect
# Places and texts of syntax errors that mutated real programs have shown to differ.
def show(source):
    try:
        compile(source, 'name', 'exec')
        print(repr(source), 'ok')
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset))

for source in ('x = 1 + # c\n', 'class #(A):\n', 'with a # b\n', 'if a: # c\nb\n', 'return f(x)  + # c', 'import\n', 'from a import\n', 'import # c\n',
               'f(x):= \n', 'if len(a) := != 5: pass\n', 'f(x) := 3\n', '(f(x) := 3)\n', '(a.b := )\n', 'f(x): \n', 'yield g(x):\n', '-x:\n    y\n',
               '[a]: \n', '[a]: int\n', 'f(x): int\n', 'a.b: \n', 'f(a, keys[])\n', 'f(list(it) [])\n', 'x[]\n', '[x[], y]\n', 'f(print[])\n', 'print[]\n',
               'f(type[])\n', '(a\n[])\n', 'def f((a, b)): pass\n', 'def f((a,)): pass\n', 'def f(a, (b)): pass\n', 'def f((): pass\n', 'def f((a=1)): pass\n',
               'def f(()): pass\n', 'def f( (a, *b)): pass\n', 'lambda (x): 0\n', 'return lambda(s, h=h)\n', 'lambda((a)): 0\n'):
    show(source)
#> 'x = 1 + # c\n' SyntaxError invalid syntax (1, 9)
#> 'class #(A):\n' SyntaxError invalid syntax (1, 7)
#> 'with a # b\n' SyntaxError expected ':' (1, 8)
#> 'if a: # c\nb\n' IndentationError expected an indented block after 'if' statement on line 1 (2, 1)
#> 'return f(x)  + # c' SyntaxError invalid syntax (1, 16)
#> 'import\n' SyntaxError Expected one or more names after 'import' (1, 7)
#> 'from a import\n' SyntaxError Expected one or more names after 'import' (1, 14)
#> 'import # c\n' SyntaxError Expected one or more names after 'import' (1, 8)
#> 'f(x):= \n' SyntaxError invalid syntax (1, 5)
#> 'if len(a) := != 5: pass\n' SyntaxError invalid syntax (1, 11)
#> 'f(x) := 3\n' SyntaxError cannot use assignment expressions with function call (1, 1)
#> '(f(x) := 3)\n' SyntaxError cannot use assignment expressions with function call (1, 2)
#> '(a.b := )\n' SyntaxError invalid syntax (1, 6)
#> 'f(x): \n' SyntaxError invalid syntax (1, 5)
#> 'yield g(x):\n' SyntaxError invalid syntax (1, 11)
#> '-x:\n    y\n' SyntaxError invalid syntax (1, 3)
#> '[a]: \n' SyntaxError invalid syntax (1, 4)
#> '[a]: int\n' SyntaxError only single target (not list) can be annotated (1, 1)
#> 'f(x): int\n' SyntaxError illegal target for annotation (1, 1)
#> 'a.b: \n' SyntaxError invalid syntax (1, 6)
#> 'f(a, keys[])\n' SyntaxError invalid syntax. Perhaps you forgot a comma? (1, 6)
#> 'f(list(it) [])\n' SyntaxError invalid syntax. Perhaps you forgot a comma? (1, 3)
#> 'x[]\n' SyntaxError invalid syntax (1, 3)
#> '[x[], y]\n' SyntaxError invalid syntax. Perhaps you forgot a comma? (1, 2)
#> 'f(print[])\n' SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? (1, 3)
#> 'print[]\n' SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? (1, 1)
#> 'f(type[])\n' SyntaxError invalid syntax (1, 8)
#> '(a\n[])\n' SyntaxError invalid syntax. Perhaps you forgot a comma? (1, 2)
#> 'def f((a, b)): pass\n' SyntaxError Function parameters cannot be parenthesized (1, 7)
#> 'def f((a,)): pass\n' SyntaxError Function parameters cannot be parenthesized (1, 7)
#> 'def f(a, (b)): pass\n' SyntaxError Function parameters cannot be parenthesized (1, 10)
#> 'def f((): pass\n' SyntaxError invalid syntax (1, 7)
#> 'def f((a=1)): pass\n' SyntaxError invalid syntax (1, 7)
#> 'def f(()): pass\n' SyntaxError invalid syntax (1, 7)
#> 'def f( (a, *b)): pass\n' SyntaxError invalid syntax (1, 8)
#> 'lambda (x): 0\n' SyntaxError Lambda expression parameters cannot be parenthesized (1, 8)
#> 'return lambda(s, h=h)\n' SyntaxError invalid syntax (1, 14)
#> 'lambda((a)): 0\n' SyntaxError invalid syntax (1, 7)
