# tuple: operations, methods, hashing, comparison, subclassing.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


x = (1, 2, 3, 2)
for src in '''()|(1,)|1,|(1, 2)|tuple()|tuple('abc')|tuple([1, 2])|tuple(5)|tuple(None)|tuple((1, 2)) is x|tuple(x) is x|tuple(range(3))|tuple({1: 2})|tuple(i for i in 'ab')|tuple(1, 2)|tuple(x=1)|x[0]|x[-1]|x[4]|x[-5]|x['a']|x[1.0]|x[1:3]|x[:] is x|x[::-1]|x[::2]|x[5:]|x[::0]|x[None]|x[10**30]|x[True]
x + (5,)|x + [5]|x + 5|() + x|x * 2|2 * x|x * 0|x * -1|x * 'a'|x * 1.5|x * 1 is x|x + () == x|2 in x|9 in x|x.count(2)|x.count(9)|x.count()|x.index(2)|x.index(2, 2)|x.index(9)|x.index(2, -1)|x.index(3, 0, 2)|x.index(2, 'a')|x.index(2, 10**30)|len(x)|bool(())|bool((0,))|max(x)|min(x)|sum(x)|sorted(x)|list(reversed(x))
x == (1, 2, 3, 2)|x == [1, 2, 3, 2]|x < (1, 3)|x < (1, 2)|x < (1, 2, 3, 2, 0)|() < (0,)|x <= x|x != ()|x < 5|x < [1]|(1, 'a') < (1, 2)|(1, 'a') < (2, 2)|(1, (2, 3)) < (1, (2, 4))|x > (1, 2, 'a')|((), ()) == ((), ())|(1,) == (1.0,)|(1, 2) == (True, 2)
hash(()) == hash(())|hash((1, 2)) == hash((1, 2))|hash((1, [2]))|hash((1, 2)) == hash((2, 1))|hash((1.0,)) == hash((1,))|{(1, 2): 'a'}[1, 2]|{(1, 2): 'a'}[(1, 2)]|(1, 2) in {(1, 2)}|hash((((),),)) == hash((((),),))|{(): 1}[()]
x()|x.foo|-x|x - x|x.__class__|x.__len__()|x.__getitem__(1)|x.__add__(5)|x.__add__((1,))|x.__mul__(2)|x.__rmul__(2)|x.__contains__(1)|x.__eq__(1)|x.__hash__() == hash(x)|x.__iter__().__next__()|x.__getnewargs__()|tuple.__new__(tuple, 'ab')|tuple.__new__()|tuple.__new__(int)|tuple.__doc__[:8]|str(x)|repr((1,))|repr(())|repr(((1,), [2], 'a'))|f'{x}'|format(x, '')|format(x, '5')|'%s %s %s %s' % x|tuple[int, str]|tuple[int, ...]|tuple.mro()'''.replace('\n', '|').split('|'):
    t(src)
for src in ('x[0] = 1', 'del x[0]', 'x += (4,); print(x)', 'x *= 2; print(x)', 'x[0:1] = (1,)', 'x += [1]', '(1, 2)[0] += 1'):
    y = x
    try:
        exec(src, {'x': y})
    except Exception as e:
        print(src, type(e).__name__, e)
y = ([],)
y[0].append(1)
print(y)
try:
    y[0] += [2]
except TypeError as e:
    print(e, y)


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)

    @property
    def first(self):
        return self[0]

    def __repr__(self):
        return 'T' + super().__repr__()

    def __add__(self, o):
        return T(*tuple(self), *o)


a = T(1, 2)
a.attr = 'x'
print(a, a.first, a.attr, a + (3,), a[0:1], type(a[:]), a == (1, 2), hash(a) == hash((1, 2)), {a: 1}[1, 2], len(a), (0,) + a, type((0,) + a), a * 2, type(a * 1), isinstance(a, tuple), tuple(a), type(tuple(a)), '%s-%s' % a, [*a], a < (2,), a.count(1), a.index(2))
b, c = a
print(b, c, T(), bool(T()), T(T(1)))


class Iter(tuple):
    def __iter__(self): return iter('custom')
    def __len__(self): return 50
    def __getitem__(self, k): return 'item'
    def __eq__(self, o): return 'eq'
    __hash__ = tuple.__hash__


i = Iter([1, 2])
print(list(i), len(i), i[0], tuple(i), i == 1, [*i], max(i), tuple.__len__(i), 'c' in i, 1 in i, repr(i), sorted(i)[:2], '%s %s' % i, (lambda *a: a)(*i))
big = tuple(range(100000))
print(len(big), big[99999], sum(big), big.index(77777), big[50000:50003], hash(big) == hash(tuple(range(100000))), big == tuple(range(100000)), big < tuple(range(100001)), len(big * 3), len(big + big))
nested = ()
for _ in range(50):
    nested = (nested,)
print(repr(nested).count('('), nested == nested, hash(nested) == hash(nested))
def f(): return 1, 2
def g(*a): return a
q, = [5]
print(f(), g(), g(1), g(*()), g() is (), (*'ab', 1), q, (1, 2)[::-1], ((1), (1,), ((1,),)))
it = iter((1, 2))
print(it.__length_hint__(), next(it), next(it), next(it, None), type(it).__name__, type(reversed((1,))).__name__)
