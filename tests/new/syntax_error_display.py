# test: expect
"""How SyntaxErrors with odd attributes are shown, as of 3.14."""
import sys, io
def show(e):
    old, sys.stderr = sys.stderr, io.StringIO()
    try: sys.__excepthook__(type(e), e, None)
    finally: t = sys.stderr.getvalue(); sys.stderr = old
    print(repr(e.args)); print(t.replace(' ', '.'), end='')
S = SyntaxError
for a in (('f', 3, 2, 'some text'), ('f', 3, 2, 'some text', 3, 10), ('f', 3, 2, 'some text', 3, 0), ('f', 3, 2, 'some text', 3, 2), ('f', 3, 2, 'some text', 3, -1), ('f', 3, 2, 'some text', 4, 1), ('f', 3, 0, 'some text'), ('f', 3, -1, 'some text', 3, -1), ('f', 3, 100, 'some text'), ('f', 3, 2, 'some text', 3, 100), ('f', 3, None, 'some text'), ('f', 3, 2, None), ('f', 3, 2, ''), ('f', None, 2, 'text'), (None, 3, 2, 'text'), ('f', 3, 3, '   some text', 3, 5), ('f', 3, 1, '   some text', 3, 2), ('f', 3, 2, '\tx = y'), ('f', 3, 4, '\tx\t= y', 3, 6), ('f', 3, 2, 'a\nb'), ('f', 3, 3, 'é€😀 x', 3, 5), ('f', 3, 2, '\fabc'), ('f', 3, 2, 'abc   \n'), ('f', 3, 5, 'abc   \n'), ('f', 'x', 2, 'abc'), ('f', 3, 'x', 'abc'), ('f', 3, 2, 5), (5, 3, 2, 'abc'), ('f', 3, 1, '', 3, 1), ('f', 3, 5, 'abc', 3, 2)):
    try: e = S('msg', a)
    except Exception as x: print(a, type(x), x); continue
    try: show(e)
    except Exception as x: print('!', type(x), x)
for a in ((), ('m',), ('m', None), (None,), (5,), ('m', ('f', 1, 1, 'a b', 1, 2)),):
    try: show(IndentationError(*a))
    except Exception as x: print(a, type(x), x)
e = S('msg'); e.filename = 'g'; show(e); e.lineno = 5; show(e); e.text = 'abc'; show(e); e.offset = 2; show(e); e.end_offset = 4; show(e); e.end_lineno = 5; show(e)
#> ('msg', ('f', 3, 2, 'some text'))
#> ..File."f",.line.3
#> ....some.text
#> .....^^^^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 3, 10))
#> ..File."f",.line.3
#> ....some.text
#> .....^^^^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 3, 0))
#> ..File."f",.line.3
#> ....some.text
#> .....^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 3, 2))
#> ..File."f",.line.3
#> ....some.text
#> .....^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 3, -1))
#> ..File."f",.line.3
#> ....some.text
#> .....^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 4, 1))
#> ..File."f",.line.3
#> ....some.text
#> .....^^^^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 0, 'some text'))
#> ..File."f",.line.3
#> ....some.text
#> SyntaxError:.msg
#> ('msg', ('f', 3, -1, 'some text', 3, -1))
#> ..File."f",.line.3
#> ....some.text
#> SyntaxError:.msg
#> ('msg', ('f', 3, 100, 'some text'))
#> ..File."f",.line.3
#> ....some.text
#> .............^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'some text', 3, 100))
#> ..File."f",.line.3
#> ....some.text
#> .....^^^^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, None, 'some text'))
#> ..File."f",.line.3
#> ....some.text
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, None))
#> ..File."f",.line.3
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, ''))
#> ..File."f",.line.3
#> ....
#> ....^
#> SyntaxError:.msg
#> ('msg', ('f', None, 2, 'text'))
#> ....text
#> .....^
#> SyntaxError:.msg.(f)
#> ('msg', (None, 3, 2, 'text'))
#> ..File."<string>",.line.3
#> ....text
#> .....^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 3, '   some text', 3, 5))
#> ..File."f",.line.3
#> ....some.text
#> SyntaxError:.msg
#> ('msg', ('f', 3, 1, '   some text', 3, 2))
#> ..File."f",.line.3
#> ....some.text
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, '\tx = y'))
#> ..File."f",.line.3
#> ....	x.=.y
#> ....	^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 4, '\tx\t= y', 3, 6))
#> ..File."f",.line.3
#> ....	x	=.y
#> ....	.	^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'a\nb'))
#> ..File."f",.line.3
#> ....a
#> b
#> .....^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 3, 'é€😀 x', 3, 5))
#> ..File."f",.line.3
#> ....é€😀.x
#> ......^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, '\x0cabc'))
#> ..File."f",.line.3
#> ....abc
#> ....^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 'abc   \n'))
#> ..File."f",.line.3
#> ....abc...
#> .....^^^^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 5, 'abc   \n'))
#> ..File."f",.line.3
#> ....abc...
#> ........^^
#> SyntaxError:.msg
#> ('msg', ('f', 'x', 2, 'abc'))
#> ..File."f",.line.x
#> ....abc
#> .....^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 'x', 'abc'))
#> ..File."f",.line.3
#> SyntaxError:.msg
#> ('msg', ('f', 3, 2, 5))
#> ..File."f",.line.3
#> SyntaxError:.msg
#> ('msg', (5, 3, 2, 'abc'))
#> ..File."5",.line.3
#> ....abc
#> .....^^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 1, '', 3, 1))
#> ..File."f",.line.3
#> ....
#> ....^
#> SyntaxError:.msg
#> ('msg', ('f', 3, 5, 'abc', 3, 2))
#> ..File."f",.line.3
#> ....abc
#> .......^
#> SyntaxError:.msg
#> ()
#> IndentationError:.<no.detail.available>
#> ('m',)
#> IndentationError:.m
#> ('m', None) <class 'TypeError'> 'NoneType' object is not iterable
#> (None,)
#> IndentationError:.<no.detail.available>
#> (5,)
#> IndentationError:.5
#> ('m', ('f', 1, 1, 'a b', 1, 2))
#> ..File."f",.line.1
#> ....a.b
#> ....^
#> IndentationError:.m
#> ('msg',)
#> SyntaxError:.msg.(g)
#> ('msg',)
#> ..File."g",.line.5
#> SyntaxError:.msg
#> ('msg',)
#> ..File."g",.line.5
#> ....abc
#> SyntaxError:.msg
#> ('msg',)
#> ..File."g",.line.5
#> ....abc
#> .....^^
#> SyntaxError:.msg
#> ('msg',)
#> ..File."g",.line.5
#> ....abc
#> .....^^
#> SyntaxError:.msg
#> ('msg',)
#> ..File."g",.line.5
#> ....abc
#> .....^^
#> SyntaxError:.msg
