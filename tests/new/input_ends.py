# test: expect
# Which message comes first where the input ends: after a line continuation, in brackets, in single and eval mode.
def show(source, flags=0, modes=('exec', 'eval', 'single')):
    for mode in modes:
        try:
            compile(source, 'name', mode, flags)
            print(repr(source), mode, 'ok')
        except SyntaxError as e:
            print(repr(source), mode, type(e).__name__, e.msg, (e.lineno, e.offset), repr(e.text))

for source in ('\\', '"\\xhh" \\', 'x = 5\\', 'x \\\n', 'a b \\', '( \\', '(a \\\n', 'f"{a \\', '"\\xhh" )', '1 = x \\\n\n'):
    show(source)
#> '\\' exec SyntaxError unexpected EOF while parsing (1, 2) '\\\n'
#> '\\' eval SyntaxError unexpected character after line continuation character (1, 1) '\\'
#> '\\' single SyntaxError unexpected character after line continuation character (1, 1) '\\'
#> '"\\xhh" \\' exec SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape (1, 1) '"\\xhh" \\\n'
#> '"\\xhh" \\' eval SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape (1, 1) '"\\xhh" \\'
#> '"\\xhh" \\' single SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape (1, 1) '"\\xhh" \\'
#> 'x = 5\\' exec SyntaxError unexpected EOF while parsing (1, 7) 'x = 5\\\n'
#> 'x = 5\\' eval SyntaxError invalid syntax (1, 3) 'x = 5\\'
#> 'x = 5\\' single SyntaxError unexpected character after line continuation character (1, 6) 'x = 5\\'
#> 'x \\\n' exec SyntaxError unexpected EOF while parsing (1, 4) 'x \\\n'
#> 'x \\\n' eval SyntaxError unexpected EOF while parsing (1, 4) 'x \\\n'
#> 'x \\\n' single SyntaxError unexpected EOF while parsing (1, 4) 'x \\\n'
#> 'a b \\' exec SyntaxError unexpected EOF while parsing (1, 6) 'a b \\\n'
#> 'a b \\' eval SyntaxError unexpected character after line continuation character (1, 5) 'a b \\'
#> 'a b \\' single SyntaxError unexpected character after line continuation character (1, 5) 'a b \\'
#> '( \\' exec SyntaxError '(' was never closed (1, 1) '( \\\n'
#> '( \\' eval SyntaxError unexpected character after line continuation character (1, 3) '( \\'
#> '( \\' single SyntaxError unexpected character after line continuation character (1, 3) '( \\'
#> '(a \\\n' exec SyntaxError '(' was never closed (1, 1) '(a \\\n'
#> '(a \\\n' eval SyntaxError '(' was never closed (1, 1) '(a \\\n'
#> '(a \\\n' single SyntaxError '(' was never closed (1, 1) '(a \\\n'
#> 'f"{a \\' exec SyntaxError '{' was never closed (1, 3) 'f"{a \\\n'
#> 'f"{a \\' eval SyntaxError unexpected character after line continuation character (1, 6) 'f"{a \\'
#> 'f"{a \\' single SyntaxError unexpected character after line continuation character (1, 6) 'f"{a \\'
#> '"\\xhh" )' exec SyntaxError unmatched ')' (1, 8) '"\\xhh" )'
#> '"\\xhh" )' eval SyntaxError unmatched ')' (1, 8) '"\\xhh" )'
#> '"\\xhh" )' single SyntaxError unmatched ')' (1, 8) '"\\xhh" )'
#> '1 = x \\\n\n' exec SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? (1, 1) '1 = x \\'
#> '1 = x \\\n\n' eval SyntaxError invalid syntax (1, 3) '1 = x \\\n'
#> '1 = x \\\n\n' single SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? (1, 1) '1 = x \\'
for source in ('a, b += 1 \\', 'a, b += "', '1 += (', 'try: pass\n  x'):
    show(source, modes=('exec',))
#> 'a, b += 1 \\' exec SyntaxError unexpected EOF while parsing (1, 12) 'a, b += 1 \\\n'
#> 'a, b += "' exec SyntaxError unterminated string literal (detected at line 1) (1, 9) 'a, b += "'
#> '1 += (' exec SyntaxError '(' was never closed (1, 6) '1 += (\n'
#> 'try: pass\n  x' exec SyntaxError expected 'except' or 'finally' block (2, 2) '  x\n'

# single: one statement, and blank lines; nothing is read as tokens behind it
for source in ('x\ny', 'x\n$', 'x\n"abc', 'x;\ny', 'x\n  y (]', 'x = 1 \\\n\ny', '"""a\nb""";\ny', 'x\n  # c\n\n', 'x\n\t', 'x\n \x0c',
               'if 1: pass\nx', 'if 1: pass\n\n  # c\n$', 'if 1: pass\n  x', 'if 1:\n pass', 'if 1: pass\n#', '   ', '\n   ',
               'def f():\n  pass\n '):
    show(source, modes=('single',))
#> 'x\ny' single SyntaxError multiple statements found while compiling a single statement (1, 2) 'x\n'
#> 'x\n$' single SyntaxError multiple statements found while compiling a single statement (1, 2) 'x\n'
#> 'x\n"abc' single SyntaxError multiple statements found while compiling a single statement (1, 2) 'x\n'
#> 'x;\ny' single SyntaxError multiple statements found while compiling a single statement (1, 3) 'x;\n'
#> 'x\n  y (]' single SyntaxError multiple statements found while compiling a single statement (1, 2) 'x\n'
#> 'x = 1 \\\n\ny' single SyntaxError multiple statements found while compiling a single statement (2, 1) '\n'
#> '"""a\nb""";\ny' single SyntaxError multiple statements found while compiling a single statement (2, 6) 'b""";\n'
#> 'x\n  # c\n\n' single ok
#> 'x\n\t' single ok
#> 'x\n \x0c' single ok
#> 'if 1: pass\nx' single SyntaxError invalid syntax (2, 1) 'x'
#> 'if 1: pass\n\n  # c\n$' single SyntaxError invalid syntax (4, 1) '$'
#> 'if 1: pass\n  x' single IndentationError unexpected indent (2, 2) '  x'
#> 'if 1:\n pass' single ok
#> 'if 1: pass\n#' single ok
#> '   ' single IndentationError unexpected indent (1, 3) '   '
#> '\n   ' single IndentationError unexpected indent (2, 3) '   '
#> 'def f():\n  pass\n ' single IndentationError unindent does not match any outer indentation level (3, 1) ' '
try:
    compile('if 1: pass', 'name', 'single')
except SyntaxError as e:
    print(e.msg, e.lineno)
#> invalid syntax 1
show('f"{a:', modes=('single', 'eval'))
#> 'f"{a:' single SyntaxError unterminated f-string literal (detected at line 1) (1, 1) 'f"{a:'
#> 'f"{a:' eval SyntaxError unterminated f-string literal (detected at line 1) (1, 1) 'f"{a:'

# as codeop asks
def ask(source, mode='single'):
    def compiles(text):
        try:
            compile(text, 'name', mode, 0x4200)
        except _IncompleteInputError:
            return 'incomplete'
        except SyntaxError as e:
            return e.msg
        return 'ok'
    print(repr(source), mode, compiles(source), compiles(source + '\n'))

for source in ('', '\n', '\\\n\n', 'def x():\n  pass\n ', 'def x():\n  pass\n  ', 'def x():\n  pass\n', 'a = 1\n   ', 'a = 1\n   \n',
               'lambda x:', 'for x in ', 'a b', 'x = \\', '(\\', 'if 9 == 3:\n  pass\nelse', 'if 1:\n  x\n \n'):
    ask(source)
#> '' single incomplete incomplete
#> '\n' single incomplete incomplete
#> '\\\n\n' single incomplete incomplete
#> 'def x():\n  pass\n ' single unindent does not match any outer indentation level ok
#> 'def x():\n  pass\n  ' single incomplete ok
#> 'def x():\n  pass\n' single ok ok
#> 'a = 1\n   ' single ok ok
#> 'a = 1\n   \n' single ok ok
#> 'lambda x:' single incomplete invalid syntax
#> 'for x in ' single incomplete invalid syntax
#> 'a b' single incomplete invalid syntax
#> 'x = \\' single unexpected character after line continuation character incomplete
#> '(\\' single unexpected character after line continuation character incomplete
#> 'if 9 == 3:\n  pass\nelse' single incomplete expected ':'
#> 'if 1:\n  x\n \n' single ok ok
for source in 'lambda x:', 'return', 'break ', '1 +':
    ask(source, 'eval')
#> 'lambda x:' eval incomplete invalid syntax
#> 'return' eval incomplete invalid syntax
#> 'break ' eval invalid syntax invalid syntax
#> '1 +' eval incomplete invalid syntax
