# test: expect
# A SyntaxWarning that the filters turn into an error is a SyntaxError with its place; one warning for each literal.
import warnings

def show(src, text=True):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(src, "name", "exec")
        except SyntaxError as e:
            print(repr(src), type(e).__name__, e.msg, (e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset),
                  repr(e.text) if text else "", e.__cause__, e.__context__)

for src in ('"\\d"', 'x = """\n\n\\z"""', 'x = "a" """\n\n\\z""" "\\y"', "rb'x' 'y\\d'", '"a\\\nb\\z"', '"\\400"', 'f"{"\\d"}"',
            '0x1for x in (1,): pass', '1if 2else 3', '1_000and 2', '1jor 2', '0b1and 2'):
    show(src)
#> '"\\d"' SyntaxError "\d" is an invalid escape sequence. Did you mean "\\d"? A raw string is also an option. ('name', 1, 2, 1, 4) '"\\d"\n' None None
#> 'x = """\n\n\\z"""' SyntaxError "\z" is an invalid escape sequence. Did you mean "\\z"? A raw string is also an option. ('name', 3, 1, 3, 3) '\\z"""\n' None None
#> 'x = "a" """\n\n\\z""" "\\y"' SyntaxError "\z" is an invalid escape sequence. Did you mean "\\z"? A raw string is also an option. ('name', 3, 1, 3, 3) '\\z""" "\\y"\n' None None
#> "rb'x' 'y\\d'" SyntaxError "\d" is an invalid escape sequence. Did you mean "\\d"? A raw string is also an option. ('name', 1, 9, 1, 11) "rb'x' 'y\\d'\n" None None
#> '"a\\\nb\\z"' SyntaxError "\z" is an invalid escape sequence. Did you mean "\\z"? A raw string is also an option. ('name', 2, 2, 2, 4) 'b\\z"\n' None None
#> '"\\400"' SyntaxError "\400" is an invalid octal escape sequence. Did you mean "\\400"? A raw string is also an option. ('name', 1, 2, 1, 4) '"\\400"\n' None None
#> 'f"{"\\d"}"' SyntaxError "\d" is an invalid escape sequence. Did you mean "\\d"? A raw string is also an option. ('name', 1, 5, 1, 7) 'f"{"\\d"}"\n' None None
#> '0x1for x in (1,): pass' SyntaxError invalid hexadecimal literal ('name', 1, 4, 1, 4) '0x1for x in (1,): pass' None None
#> '1if 2else 3' SyntaxError invalid decimal literal ('name', 1, 1, 1, 1) '1if 2else 3' None None
#> '1_000and 2' SyntaxError invalid decimal literal ('name', 1, 5, 1, 5) '1_000and 2' None None
#> '1jor 2' SyntaxError invalid imaginary literal ('name', 1, 2, 1, 2) '1jor 2' None None
#> '0b1and 2' SyntaxError invalid binary literal ('name', 1, 3, 1, 3) '0b1and 2' None None
for src in ('1 is 1', 'x = 5\nassert (x, "m")\n', '"abc"()', '[1](2)', '[1][1,2]', '(1 for x in y)()', 'f(a)\nx is ()',
            'if 1: 3 is y', 'class A:\n  def f(self):\n    assert(1,2)', 'def f():\n  try: pass\n  finally: return',
            'for x in y:\n  try: pass\n  finally:\n    break'):
    show(src, False)
#> '1 is 1' SyntaxError "is" with 'int' literal. Did you mean "=="? ('name', 1, 1, 1, 7)  None None
#> 'x = 5\nassert (x, "m")\n' SyntaxError assertion is always true, perhaps remove parentheses? ('name', 2, 1, 2, 16)  None None
#> '"abc"()' SyntaxError 'str' object is not callable; perhaps you missed a comma? ('name', 1, 1, 1, 6)  None None
#> '[1](2)' SyntaxError 'list' object is not callable; perhaps you missed a comma? ('name', 1, 1, 1, 4)  None None
#> '[1][1,2]' SyntaxError list indices must be integers or slices, not tuple; perhaps you missed a comma? ('name', 1, 1, 1, 4)  None None
#> '(1 for x in y)()' SyntaxError 'generator' object is not callable; perhaps you missed a comma? ('name', 1, 1, 1, 15)  None None
#> 'f(a)\nx is ()' SyntaxError "is" with 'tuple' literal. Did you mean "=="? ('name', 2, 1, 2, 8)  None None
#> 'if 1: 3 is y' SyntaxError "is" with 'int' literal. Did you mean "=="? ('name', 1, 7, 1, 13)  None None
#> 'class A:\n  def f(self):\n    assert(1,2)' SyntaxError assertion is always true, perhaps remove parentheses? ('name', 3, 5, 3, 16)  None None
#> 'def f():\n  try: pass\n  finally: return' SyntaxError 'return' in a 'finally' block ('name', 3, 12, 3, 18)  None None
#> 'for x in y:\n  try: pass\n  finally:\n    break' SyntaxError 'break' in a 'finally' block ('name', 4, 5, 4, 10)  None None

# the category decides, and other errors pass
with warnings.catch_warnings():
    warnings.simplefilter("error", DeprecationWarning)
    warnings.simplefilter("ignore", SyntaxWarning)
    compile("1 is 1", "name", "exec")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    def fail(*args, **kw):
        raise KeyError("shown")
    warnings.showwarning = fail
    for src in '1 is 1', '"\\d"', '1if 1else 1':
        try:
            compile(src, "name", "exec")
        except Exception as e:
            print(repr(e))
#> KeyError('shown')
#> KeyError('shown')
#> KeyError('shown')
for src in '"\\y\\z"', '"\\y" "\\z"', 'f"\\y\\z{1}\\y"', '"é\\é"', '"\\y\\777"':
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        compile(src, "name", "exec")
    print(repr(src), [str(x.message)[:10] for x in w])
#> '"\\y\\z"' ['"\\y" is an']
#> '"\\y" "\\z"' ['"\\y" is an', '"\\z" is an']
#> 'f"\\y\\z{1}\\y"' ['"\\y" is an', '"\\y" is an']
#> '"é\\é"' []
#> '"\\y\\777"' ['"\\y" is an']
