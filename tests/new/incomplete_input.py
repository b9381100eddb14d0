# test: expect
# compile() with PyCF_ALLOW_INCOMPLETE_INPUT and PyCF_DONT_IMPLY_DEDENT, as codeop calls it (3.13).
def show(source, flags=0x4200, mode='single'):
    try:
        compile(source, '<input>', mode, flags)
        print('complete')
    except SyntaxError as e:
        print(type(e).__name__, e.msg)


print(_IncompleteInputError.__mro__[1], repr(_IncompleteInputError('x')))
#> <class 'SyntaxError'> _IncompleteInputError('x')
for source in ('if 1:\n', '(a', "'''a", 'a = [1,\n', 'try:\n 1\n', '@a\n', 'a \\\n', 'def f():\n  x'):
    show(source)
    show(source, 0)
#> _IncompleteInputError incomplete input
#> IndentationError expected an indented block after 'if' statement on line 1
#> _IncompleteInputError incomplete input
#> SyntaxError '(' was never closed
#> _IncompleteInputError incomplete input
#> SyntaxError unterminated triple-quoted string literal (detected at line 1)
#> _IncompleteInputError incomplete input
#> SyntaxError '[' was never closed
#> _IncompleteInputError incomplete input
#> SyntaxError expected 'except' or 'finally' block
#> _IncompleteInputError incomplete input
#> SyntaxError invalid syntax
#> _IncompleteInputError incomplete input
#> SyntaxError unexpected EOF while parsing
#> _IncompleteInputError incomplete input
#> complete
for source in ('a b\n', ')', 'x = $\n', "x = 'a\n", 'if 1:\npass\n'):
    show(source)
#> SyntaxError invalid syntax
#> SyntaxError unmatched ')'
#> SyntaxError invalid syntax
#> SyntaxError unterminated string literal (detected at line 1)
#> IndentationError expected an indented block after 'if' statement on line 1
for source in ('def f():\n  x\n', 'if 1:\n  x\n  \n', 'a = 1', 'if 1: pass\n'):
    show(source)
show('def f():\n  x', mode='exec')
#> complete
#> complete
#> complete
#> complete
#> complete
