# getattr, setattr, delattr, hasattr, dir, vars, type.
def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class C:
    a = 1

    def __init__(self): self.b = 2
    def m(self): pass


class S:
    __slots__ = ('x',)


class D:
    def __dir__(self): return ['z', 'a', 'm']


class BadDir:
    def __dir__(self): return 5


class MixDir:
    def __dir__(self): return [1, 'a']


class TupDir:
    def __dir__(self): return ('q', 'b')


class VD:
    __dict__ = 'not a dict'


class GA:
    def __getattr__(self, n):
        if n == 'v': raise ValueError('v')
        if n == 'k': raise KeyError('k')
        raise AttributeError('custom ' + n)


c, s = C(), S()
for src in '''getattr(c, 'a')|getattr(c, 'b')|getattr(c, 'zz')|getattr(c, 'zz', 5)|getattr(c, 'zz', None)|getattr(c, 5)|getattr(c)|getattr()|getattr(c, 'a', 1, 2)|getattr(GA(), 'v', 1)|getattr(GA(), 'k', 1)|getattr(GA(), 'x', 1)|getattr(GA(), 'x')|getattr(5, 'real')|getattr('a', 'upper')()|getattr(C, '__name__')|getattr(c, 'a', default=1)|getattr(c, b'a')|getattr(c, '')|getattr(c, 'é', 'none')|getattr(None, 'x', 'd')
hasattr(c, 'a')|hasattr(c, 'zz')|hasattr(c, 5)|hasattr(c)|hasattr(GA(), 'v')|hasattr(GA(), 'k')|hasattr(GA(), 'x')|hasattr(5, 'real')|hasattr(s, 'x')|hasattr(C, 'b')|hasattr([], 'append')|hasattr(c, '')
setattr(c, 'new', 1)|c.new|setattr(c, 5, 1)|setattr(c, 'a')|setattr()|setattr(s, 'x', 1)|s.x|setattr(s, 'y', 1) if 0 else 1|setattr(int, 'x', 1)|setattr(c, '', 1)|getattr(c, '')|setattr(C, 'late', 9)|c.late|setattr(c, 'a b', 2)|getattr(c, 'a b')|setattr(None, 'x', 1) if 0 else 1|setattr(len, 'x', 1) if 0 else 2
delattr(c, 'new')|delattr(c, 'new')|delattr(c, 'a')|delattr(c, 5)|delattr(c)|delattr(s, 'x')|delattr(s, 'x')|delattr(C, 'late')|delattr(C, 'late')|delattr(int, 'real')|delattr(5, 'real')|delattr(c, '')
vars(c)|vars(C)['a']|vars(5)|vars(s)|vars(C, 1)|type(vars(C)).__name__|vars(VD())|vars(c) is c.__dict__|vars([])|sorted(vars())[:0]
dir(D())|dir(BadDir())|dir(TupDir())|dir(MixDir())|dir(1, 2)|'a' in dir(c)|'b' in dir(c)|'b' in dir(C)|'m' in dir(c)|'__init__' in dir(c)|'x' in dir(s)|'append' in dir([])|'real' in dir(5)|dir(5) == sorted(dir(5))|[n for n in dir(C) if n[0] != '_']|[n for n in dir(None) if n == '__bool__']|'path' in dir(__import__('sys'))|'mro' in dir(int)|'mro' in dir(type)|[n for n in dir(type('X', (C,), {'own': 1})) if n[0] != '_']
[n for n in dir(str) if n[0] != '_']|[n for n in dir(list) if n[0] != '_']|[n for n in dir(dict) if n[0] != '_']|[n for n in dir(set) if n[0] != '_']|[n for n in dir(tuple) if n[0] != '_']|[n for n in dir(frozenset) if n[0] != '_']|[n for n in dir(complex) if n[0] != '_' and n != 'from_number']|[n for n in dir(range) if n[0] != '_']|[n for n in dir(slice) if n[0] != '_']|[n for n in dir(property) if n[0] != '_']|[n for n in dir(BaseException) if n[0] != '_']|[n for n in dir(object) if n in ('__eq__', '__hash__', '__init__', '__new__', '__reduce__')]|[n for n in dir(lambda: 0) if n in ('__call__', '__closure__', '__code__', '__defaults__', '__dict__', '__globals__', '__kwdefaults__', '__name__', '__qualname__')]|[n for n in dir((x for x in [])) if n[0] != '_' and not n.startswith('gi_su')]|[n for n in dir(OSError) if n[0] != '_']|[n for n in dir(SyntaxError) if n[0] != '_']|[n for n in dir(ExceptionGroup) if n[0] != '_']|[n for n in dir(UnicodeError) if n[0] != '_']|[n for n in dir(StopIteration) if n[0] != '_']|[n for n in dir(enumerate) if n[0] != '_']|[n for n in dir({}.keys()) if n[0] != '_']'''.replace('\n', '|').split('|'):
    t(src)
