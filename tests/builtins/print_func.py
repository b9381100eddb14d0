# print: sep, end, file, flush, odd objects.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


import io, sys
print()
print('')
print('a', 'b', sep='')
print('a', 'b', sep=', ', end='!\n')
print(1, 2.5, None, True, [1], 'x', b'y', sep='|')
print('no newline', end='')
print()
print('a', 'b', sep=None, end=None)
print(end='only end\n')
print(sep='unused')
print('multi\nline', 'text', sep='\n--\n')
print('é', '€', '😀', 'ñ')
print(*[1, 2, 3], *'ab')
print(*range(20), sep=',')
f = io.StringIO()
print('to file', 1, file=f, end='.')
print('again', file=f, flush=True)
print(repr(f.getvalue()))
print('x', file=None)
print('y', file=sys.stdout)


class W:
    def __init__(self): self.log = []
    def write(self, s): self.log.append(s)


class WF(W):
    def flush(self): self.log.append('FLUSH')


w = W()
print('a', 'b', 3, sep='-', file=w)
print(file=w)
print('x', end='', file=w)
print('', '', file=w)
print(w.log)
w = WF()
print('a', file=w, flush=True)
print('b', file=w)
print(w.log)
for kw in (dict(sep=5), dict(end=5), dict(file=5), dict(file='a'), dict(file=W(), flush=True), dict(sep=b'x'), dict(end=[])):
    try:
        print('a', 'b', **kw)
    except Exception as e:
        print(type(e).__name__, e)


class S:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'


class BadStr:
    def __str__(self): raise ValueError('in str')


class NotStr:
    def __str__(self): return 5


class StrSub(str):
    def __str__(self): return 'sub str'


print(S(), [S()], StrSub('x'), {S(): S()} and 'k')
for o in (BadStr(), NotStr()):
    try:
        print('before', o, 'after')
    except Exception as e:
        print()
        print(type(e).__name__, e)
print(print('nested'))
p = print
p('alias')
old = sys.stdout
sys.stdout = io.StringIO()
print('captured')
cap = sys.stdout
sys.stdout = old
print(repr(cap.getvalue()))
sys.stdout.write('direct\n')
print(sys.stdout.write('count') == 5)
sys.stdout.writelines(['l1\n', 'l2\n'])
sys.stdout.flush()
print('a\0b\tc\rd' == 'a\0b\tc\rd', end='\n\n')
print(len('x' * 10000), 'y' * 200)
sys.stdout = None
print('goes nowhere')
sys.stdout = old
del sys.stdout
try:
    print('x')
except RuntimeError as e:
    sys.stdout = old
    print(e)
