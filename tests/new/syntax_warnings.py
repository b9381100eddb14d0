# test: expect
# PEP 765: the warnings about leaving a finally block.
import warnings

for src in ('for i in [1]:\n try: pass\n finally: break', 'for i in [1]:\n try: pass\n finally: continue', 'def h():\n try: return 1\n finally: return 2',
            'def f():\n try: pass\n finally:\n  for x in y: break', 'def f():\n try: pass\n finally:\n  def g(): return 1', 'def f():\n try: pass\n finally:\n  try: return 1\n  finally: pass',
            'while 1:\n try: pass\n finally:\n  while 1: continue\n  continue', 'def f():\n try: pass\n except: return 1\n else: return 2\n finally: pass', 'class C:\n for i in x:\n  try: pass\n  finally:\n   if i: break',
            'x is 1', 'x is "a"', 'x is not ()', '1 is x', 'x is None', 'x is ...', 'assert (x, "y")', 'assert (x)', '1()', '"a"()', '[1]("x")', '(1, 2)[3, 4]', '[1][2, 3]', '"a"["b"]', '1[0]', '{1}[0]', 'f"{x}"()', '(lambda: 0)[0]', 'None[0]', '...()', '(x for x in y)()', '{1: 2}()', '"\\d"', 'b"\\q"', '"\\400"', '0x1for x in y', '1if x else y', '1or x', '0o7and x', '1.5in x', 'return_ = 1'):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try:
            compile(src, '<t>', 'exec')
        except SyntaxError as e:
            print(repr(src), 'SyntaxError', e.msg)
            continue
    print(repr(src), [(x.category.__name__, x.lineno, str(x.message)) for x in w])
#> 'for i in [1]:\n try: pass\n finally: break' [('SyntaxWarning', 3, "'break' in a 'finally' block")]
#> 'for i in [1]:\n try: pass\n finally: continue' [('SyntaxWarning', 3, "'continue' in a 'finally' block")]
#> 'def h():\n try: return 1\n finally: return 2' [('SyntaxWarning', 3, "'return' in a 'finally' block")]
#> 'def f():\n try: pass\n finally:\n  for x in y: break' []
#> 'def f():\n try: pass\n finally:\n  def g(): return 1' []
#> 'def f():\n try: pass\n finally:\n  try: return 1\n  finally: pass' [('SyntaxWarning', 4, "'return' in a 'finally' block")]
#> 'while 1:\n try: pass\n finally:\n  while 1: continue\n  continue' [('SyntaxWarning', 5, "'continue' in a 'finally' block")]
#> 'def f():\n try: pass\n except: return 1\n else: return 2\n finally: pass' []
#> 'class C:\n for i in x:\n  try: pass\n  finally:\n   if i: break' [('SyntaxWarning', 5, "'break' in a 'finally' block")]
#> 'x is 1' [('SyntaxWarning', 1, '"is" with \'int\' literal. Did you mean "=="?')]
#> 'x is "a"' [('SyntaxWarning', 1, '"is" with \'str\' literal. Did you mean "=="?')]
#> 'x is not ()' [('SyntaxWarning', 1, '"is not" with \'tuple\' literal. Did you mean "!="?')]
#> '1 is x' [('SyntaxWarning', 1, '"is" with \'int\' literal. Did you mean "=="?')]
#> 'x is None' []
#> 'x is ...' []
#> 'assert (x, "y")' [('SyntaxWarning', 1, 'assertion is always true, perhaps remove parentheses?')]
#> 'assert (x)' []
#> '1()' [('SyntaxWarning', 1, "'int' object is not callable; perhaps you missed a comma?")]
#> '"a"()' [('SyntaxWarning', 1, "'str' object is not callable; perhaps you missed a comma?")]
#> '[1]("x")' [('SyntaxWarning', 1, "'list' object is not callable; perhaps you missed a comma?")]
#> '(1, 2)[3, 4]' [('SyntaxWarning', 1, 'tuple indices must be integers or slices, not tuple; perhaps you missed a comma?')]
#> '[1][2, 3]' [('SyntaxWarning', 1, 'list indices must be integers or slices, not tuple; perhaps you missed a comma?')]
#> '"a"["b"]' [('SyntaxWarning', 1, 'str indices must be integers or slices, not str; perhaps you missed a comma?')]
#> '1[0]' [('SyntaxWarning', 1, "'int' object is not subscriptable; perhaps you missed a comma?")]
#> '{1}[0]' [('SyntaxWarning', 1, "'set' object is not subscriptable; perhaps you missed a comma?")]
#> 'f"{x}"()' [('SyntaxWarning', 1, "'str' object is not callable; perhaps you missed a comma?")]
#> '(lambda: 0)[0]' [('SyntaxWarning', 1, "'function' object is not subscriptable; perhaps you missed a comma?")]
#> 'None[0]' [('SyntaxWarning', 1, "'NoneType' object is not subscriptable; perhaps you missed a comma?")]
#> '...()' [('SyntaxWarning', 1, "'ellipsis' object is not callable; perhaps you missed a comma?")]
#> '(x for x in y)()' [('SyntaxWarning', 1, "'generator' object is not callable; perhaps you missed a comma?")]
#> '{1: 2}()' [('SyntaxWarning', 1, "'dict' object is not callable; perhaps you missed a comma?")]
#> '"\\d"' [('SyntaxWarning', 1, '"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.')]
#> 'b"\\q"' [('SyntaxWarning', 1, '"\\q" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\q"? A raw string is also an option.')]
#> '"\\400"' [('SyntaxWarning', 1, '"\\400" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\\\400"? A raw string is also an option.')]
#> '0x1for x in y' [('SyntaxWarning', 1, 'invalid hexadecimal literal')]
#> '1if x else y' [('SyntaxWarning', 1, 'invalid decimal literal')]
#> '1or x' [('SyntaxWarning', 1, 'invalid decimal literal')]
#> '0o7and x' [('SyntaxWarning', 1, 'invalid octal literal')]
#> '1.5in x' [('SyntaxWarning', 1, 'invalid decimal literal')]
#> 'return_ = 1' []
