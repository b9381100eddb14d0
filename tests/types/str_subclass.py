# Subclasses of str: construction, overridden dunders, methods returning str.
class S(str):
    pass


class U(str):
    def __new__(cls, v='', tag=None):
        self = super().__new__(cls, v.upper())
        self.tag = tag
        return self

    def __eq__(self, o):
        return 'eq called'

    def __hash__(self):
        return 5

    def __len__(self):
        return 99

    def __getitem__(self, k):
        return f'item {k}'

    def __add__(self, o):
        return 'add'

    def __radd__(self, o):
        return 'radd'

    def __mul__(self, n):
        return 'mul'

    def __contains__(self, x):
        return x == 'magic'

    def __iter__(self):
        return iter([1, 2, 3])

    def __str__(self):
        return 'str()'

    def __repr__(self):
        return 'repr()'

    def __format__(self, s):
        return f'format {s}'

    def __bool__(self):
        return False

    def __lt__(self, o):
        return True


s = S('abc')
s.attr = 1
print(s, repr(s), s.attr, s == 'abc', hash(s) == hash('abc'), type(s.upper()), type(s + 'd'), type(s[0:1]), type(s[:]), type(str(s)), isinstance(s, str), {s: 1}['abc'], {'abc': 2}[s], s in {'abc'}, len(s), s.__class__, 'b' in s, s * 2, S(5), S(b'x', 'ascii'), S(), S(S('q')), type(S(S('q'))))
u = U('hello', tag='t')
print(u.tag, u == 'HELLO', 'HELLO' == u, hash(u), len(u), u[0], u + 'x', 'x' + u, u * 3, 'magic' in u, 'H' in u, list(u), str(u), repr(u), f'{u}', f'{u:q}', f'{u!s}', bool(u), u < 'a', '%s' % u, '{}'.format(u), ''.join([u, 'x']), u.lower(), u.find('L'), str.__len__(u), str.__str__(u), [u], print(u), sorted([u, U('b')]), 'prefix {} suffix'.format(u), u.startswith('HE'), u.split('L'), u.replace('H', 'J'), u.encode(), u.join('ab'))
d = {u: 'v'}
print(d.get('HELLO'), d.get(u), 'HELLO' in d)


class Key(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, o):
        return self.lower() == o.lower()


d = {Key('Abc'): 1}
print(d[Key('ABC')], Key('aBC') in d, d.get('abc'), Key('x') == Key('X'), Key('x') != Key('X'))


class Attr:
    pass


a = Attr()
setattr(a, S('name'), 5)
print(a.name, getattr(a, S('name')), a.__dict__, vars(a)['name'])
ns = {}
exec(S('x = 1'), ns)
print(ns['x'], eval(S('1 + 1')), int(S('5')), float(S('1.5')), open(S('/dev/null')).read() == '', S('a,b').split(S(',')), S('%s') % S('x'), S('{}').format(S('y')), getattr('abc', S('upper'))())


def f(**k):
    return k


print(f(**{S('a'): 1}))
for bad in ('S(1, 2, 3, 4)', 'U(5)', 'str.__new__()', 'str.__new__(int)', 'str.__new__(S, "q")', 'S.__new__(str)'):
    try:
        print(bad, repr(eval(bad)))
    except Exception as e:
        print(bad, type(e).__name__, e)


class StrStr:
    def __init__(self, r):
        self.r = r

    def __str__(self):
        return self.r


print(type(str(StrStr(S('sub')))).__name__, str(StrStr('plain')))
try:
    str(StrStr(5))
except TypeError as e:
    print(e)
try:
    str(StrStr(None))
except TypeError as e:
    print(e)
class Multi(S, Attr):
    __slots__ = ()
m = Multi('mm')
m.z = 1
print(m, m.z, Multi.__mro__[1:3])
