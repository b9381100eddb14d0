# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
class O:
    x = 5
    y = {'k': 'v', 1: 'one'}
    l = [10, 20, [30]]

    def __format__(self, s):
        return f'O<{s}>'

    def __str__(self):
        return 'strO'

    def __repr__(self):
        return 'reprO'

    def __getitem__(self, k):
        return f'item {k!r}'


o = O()


def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for src in r'''"".format()|"abc".format(1)|"{}".format(1)|"{} {}".format(1, 2)|"{0} {1} {0}".format(1, 2)|"{a} {b}".format(a=1, b=2)|"{0} {a}".format(1, a=2)|"{} {a} {}".format(1, 2, a=3)|"{{}}".format()|"{{{}}}".format(1)|"{{{{".format()|"}}".format()|"{:5}|{:<5}|{:>5}|{:^5}".format(1, 2, 3, 4)|"{0:{1}}".format(5, 10)|"{:{}}".format(5, 10)|"{:{}{}}".format(5, ">", 4)|"{0:{w}.{p}f}".format(3.14159, w=10, p=2)|"{:{}.{}}".format("abcdef", 8, 3)
"{0.x}".format(o)|"{0.y[k]}".format(o)|"{0.y[1]}".format(o)|"{0.l[2]}".format(o)|"{0.l[2][0]}".format(o)|"{0[a b]}".format(o)|"{0[0]}".format([7])|"{0[-1]}".format([7])|"{0[a]}".format({"a": 1})|"{0[1]}".format({1: 2})|"{0[01]}".format({1: 2, "01": 3})|"{a.x} {a[q]}".format(a=o)|"{.x}".format(o)|"{[0]} {[1]}".format("ab", "cd")|"{0[]}".format({})|"{0.}".format(o)|"{0.nope}".format(o)|"{0[5]}".format([1])|"{0[a]}".format({})|"{0[x]}".format([1])|"{0.x.real}".format(o)|"{0[0][1][2]}".format([[0, [0, 0, 9]]])
"{!r} {!s} {!a}".format("é", "é", "é")|"{!r:>8}".format("a")|"{0!s:>8}".format(o)|"{!x}".format(1)|"{!}".format(1)|"{!r".format(1)|"{!rr}".format(1)|"{! r}".format(1)|"{!r }".format(1)|"{:abc}".format(o)|"{}".format(o)|"{!r}".format(o)|"{!s}".format(o)|"{:}".format(o)|"{0:{0}}".format(o)|"{:{}}".format(o, "spec")|"{:x{}y}".format(o, 1)|"{:{{}}}".format(o)|"{:}}".format(1)
"{".format()|"}".format()|"{0".format(1)|"{}".format()|"{1}".format(1)|"{a}".format()|"{0} {}".format(1, 2)|"{} {0}".format(1, 2)|"{a".format(a=1)|"{0:".format(1)|"{0!".format(1)|"{0:{".format(1)|"{0:{}".format(1)|"{-1}".format(1)|"{ 0}".format(1)|"{0 }".format(1)|"{a b}".format(**{"a b": 1})|"{99999999999999999999}".format(1)|"{0[}".format([])|"{0]}".format([1])|"{0[0}".format([1])|"{0[0]x}".format([1])|"{0..x}".format(o)|"{:d}".format("a")|"{:s}".format(1)|"{:5.2d}".format(5)|"{0:{1:{2}}}".format(1, 2, 3)|"{:q}".format(1)|"a}b".format()|"a{b".format()|"{:!}".format(1) if 0 else 1
"{:>{}}".format("é", 5)|"{:😀^7}".format("ab")|"{:é<4}|".format(1)|"{:s}".format("x")|"{:10s}|".format("x")|"{:.2s}".format("xyz")|"{:5.1s}|".format("xyz")|"{:=5}".format("x")|"{:+}".format("x")|"{: }".format("x")|"{:#}".format("x")|"{:,}".format("x")|"{:05}".format("x")|"{:05}".format(-1)|"{:<05}".format("x")|"{:_}".format("x")|"{:0}".format("x")|"{:00}".format(1)|"{:.}".format("x")|"{:c}".format("x")
"{}".format(None)|"{:5}".format(None)|"{}".format([1])|"{:5}".format([1])|"{}".format(b"x")|"{:s}".format(b"x")|"{}".format(1.0)|"{}".format(True)|"{:5}".format(True)|"{:>5}".format(str(True))|"{}".format(object)|"{:10}".format(object)|"{}".format(1j)|"{:.1f}".format(1j)|"{0.__class__.__name__}".format(1)|"{.real} {.imag}".format(1, 2j)
format("a", ">3")|format("a")|format(1, "")|format(o, "x")|format(None, "")|format(None, "x")|format(1, 5)|format(1, None)|format()|format(1, "", 2)|format([], "s")|format("abc", ".2")|format("abc", "^7")|format("abc", "*^7")|format("abc", "-<7")|format("abc", "<<7")|format("", "3")|format("é", "3.1") + "|" if 0 else 1|str.format("{}", 5)|str.format(5)|str.format()|"{0}{0}".format(*[1])|"{k}".format(**{"k": 1})|"%s {}".format(1)|"{}{}{}".format(*"abc")'''.replace('\n', '|').split('|'):
    t(src)
it = iter(range(3))
class Log:
    def __getattr__(self, n):
        print('getattr', n)
        return self
    def __getitem__(self, n):
        print('getitem', repr(n))
        return self
    def __format__(self, s):
        print('format', repr(s))
        return 'done'
print('{0.a.b[c][1].d:x{1}}'.format(Log(), 5))
print('{:{width}.{prec}f} {name!r:{fill}>{width}}'.format(3.14159, width=10, prec=3, name='n', fill='*'))
