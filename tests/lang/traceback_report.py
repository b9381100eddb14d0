# What the end of a program prints: every kind of expression, deep chains and groups, odd messages.
import io
import sys

HERE = sys._getframe().f_code.co_filename


def show(t, v, tb):
    """What sys.excepthook writes, without the name of this file."""
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(t, v, tb)
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = old
    for line in text.replace(HERE, 'HERE').split('\n'):
        if line.strip(' ~^|'): print('|' + line.rstrip())  # marks are newer: new/traceback_marks.py


def report(text, name='<made>'):
    try:
        exec(compile(text, name, 'exec'), {'__name__': 'made'})
    except BaseException as e:
        show(type(e), e, e.__traceback__)


def one(e):
    try:
        raise e
    except BaseException as x:
        show(type(x), x, x.__traceback__)


class NoStr(Exception):
    def __str__(self): raise ValueError('no text')


class Multi(Exception):
    def __str__(self): return 'first\nsecond\n\nlast'


class Local(Exception): pass
Local.__module__ = 5
class Named(Exception): pass
Named.__qualname__ = 'Outer.Named'
Named.__module__ = 'some.module'


def lines():
    a, b, d, s = 1, None, {}, 'x'
    for f in (lambda: a + b, lambda: (a + 2) * (b - 1), lambda: d['key'], lambda: d['a']['b'], lambda: b.attr.more, lambda: b(1, 2), lambda: s[5:][0], lambda: -b, lambda: a < b, lambda: f'{b.x}',
              lambda: [x / 0 for x in [1]], lambda: s.join(['x', 5]), lambda: a  +  b, lambda: d[a + b], lambda: 'é' + b, lambda: 'e' * a + b.c, lambda: (
                  a +
                  b), lambda: int(
                      'x'), lambda: [1, 2, 3][10], lambda: a ** b, lambda: not b.x, lambda: 'a' 'b' + b + '+', lambda: d.get(b.q)[1], lambda: a << -1, lambda: a | b):
        try:
            f()
        except Exception as e:
            show(type(e), e, e.__traceback__)


lines()
for e in (ValueError(), ValueError(''), ValueError('a\nb'), NoStr(), Multi(), Local('x'), Named('y'), KeyError('k'), KeyError(), SystemExit(3), KeyboardInterrupt(), StopIteration(5), OSError(2, 'No such', 'f'), Exception('tab\there'), UnicodeDecodeError('utf-8', b'abc', 0, 1, 'bad')):
    one(e)
e = ValueError('notes')
e.add_note('first note')
e.add_note('second\nnote of two lines')
one(e)
e.__notes__ = [5, NoStr(), None]
one(e)
e.__notes__ = 7
one(e)
cause = KeyError('cause')
e = ValueError('effect')
e.__cause__ = cause
cause.__context__ = e
one(e)
e = TypeError('shown')
e.__context__ = OSError('context without traceback')
one(e)
e.__suppress_context__ = True
one(e)
one(ExceptionGroup('group', [ValueError('in'), ExceptionGroup('inner', [KeyError('k'), TypeError('t')])]))
g = ExceptionGroup('many', [ValueError(i) for i in range(20)])
g.add_note('group note')
one(g)
for i in range(14):
    g = ExceptionGroup('level %d' % i, [g if i else ValueError('leaf')])
one(g)
for text in ('x = (1,\n', '  x', "'abc", 'x = 1 +', 'é = = 2', 'f(a for a in b, c)', 'x = 08', 'class A:\n    def f(self):\n        yield = 1', 'a' * 5 + ' $ b'):
    report(text)
one(SyntaxError('made by hand'))
one(SyntaxError('with place', ('file.py', 3, 2, 'some text\n')))
one(SyntaxError('with place', ('file.py', 3, 5, '    some text\n', 3, 9)))
one(SyntaxError('odd', ('file.py', 3, 500, 'short', 3, 900)))
one(SyntaxError('odd', ('file.py', 3, 0, 'short')))
one(SyntaxError('odd', ('file.py', None, None, None)))
one(SyntaxError('odd', (None, 3, 1, 'text')))
report('def g():\n    h()\n\ndef h():\n    1/0\ng()')
def deep(n): return deep(n - 1) if n else 1 / 0
try:
    deep(30)
except ZeroDivisionError as e:
    show(type(e), e, e.__traceback__)
show(ValueError, ValueError('no traceback'), None)
sys.tracebacklimit = 2
one(ValueError('limited'))
try:
    deep(5)
except ZeroDivisionError as e:
    show(type(e), e, e.__traceback__)
sys.tracebacklimit = 0
try:
    deep(5)
except ZeroDivisionError as e:
    show(type(e), e, e.__traceback__)
del sys.tracebacklimit
