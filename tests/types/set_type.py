# set and frozenset: every method and operator, mixed types, errors.
def show(r):
    return f'{type(r).__name__}{sorted(r, key=repr)}' if isinstance(r, (set, frozenset)) else repr(r)


def t(src, T):
    s = T('abc')
    env = {'s': s, 'T': T}
    try:
        try:
            r = eval(src, env)
        except SyntaxError:
            r = exec(src, env)
        print(src, '->', show(r), show(env['s']))
    except Exception as e:
        print(src, '->', type(e).__name__, str(e), show(env['s']))


table = '''T()|T('hello')|T([1, 2, 1])|T(5)|T(None)|T('a', 'b')|T(x=1)|T({1: 2})|T(T('ab'))|T((i for i in 'xy'))|T(range(3))|s.copy()|s.copy() is s|len(s)|'a' in s|'z' in s|bool(s)|bool(T())|s == set('abc')|s == frozenset('abc')|s == 'abc'|s == ['a', 'b', 'c']|s != set()|s < set('abcd')|s <= set('abc')|s > set('a')|s >= frozenset('abc')|s < 'abcd'|s < 5|s <= ['a']|s == {'a': 1}.keys()
s.union('cd')|s.union()|s.union('d', [1], {2: 3})|s.union(5)|s.intersection('bcd')|s.intersection()|s.intersection('ab', 'bc')|s.intersection(5)|s.difference('a')|s.difference()|s.difference('a', 'b')|s.difference(5)|s.symmetric_difference('cd')|s.symmetric_difference()|s.symmetric_difference('a', 'b')|s.symmetric_difference(5)|s.issubset('abcd')|s.issubset('ab')|s.issuperset('ab')|s.issuperset('az')|s.isdisjoint('xyz')|s.isdisjoint('xa')|s.issubset(5)|s.issuperset(5)|s.isdisjoint(5)|s.issubset()|s.issuperset([])|T().issubset([])
s & set('bc')|s & frozenset('bc')|s & 'bc'|s - set('a')|s - ['a']|s ^ set('cd')|s ^ 5|set('bc') & s|frozenset('bc') & s|frozenset('z') - s|set('az') ^ s|s + s|s * 2|-s|s[0]|s()|hash(s) is not None|s & {}.keys()|s - {'a': 1}.keys()|iter(s).__length_hint__()|type(iter(s)).__name__|sorted(s)|max(s)|sum(T([1, 2]))|list(T('q'))|s.__len__()|s.__contains__('a')|s.__and__('a')|s.__or__(5)|s.__eq__(5)|s.__lt__(5)|s.__ror__(5)|s.__iter__().__next__() in s|T[int]|str(T())|repr(T('a'))|repr(T([T])) != ''|f'{T("x")}'
s.add('d')|s.add('a')|s.add()|s.discard('a')|s.discard('z')|s.discard()|s.remove('a')|s.remove('z')|s.remove()|s.pop(1)|T().pop()|s.clear()|s.clear(1)|s.update('de')|s.update('d', [1])|s.update()|s.update(5)|s.intersection_update('bc')|s.intersection_update()|s.intersection_update('ab', 'b')|s.intersection_update(5)|s.difference_update('a')|s.difference_update('a', 'b')|s.difference_update(s)|s.difference_update(5)|s.symmetric_difference_update('cd')|s.symmetric_difference_update(s)|s.symmetric_difference_update(5)|s.symmetric_difference_update()
s &= set('ab')|s -= set('a')|s ^= set('cd')|s &= 'ab'|s -= 5|s ^= frozenset('az')|s &= s|s -= s|s ^= s|s.__init__('new')|s.__init__()|s.__iand__('a')|del s[0]|s.__hash__ is None'''
for T in (set, frozenset):
    print('==', T.__name__)
    for src in table.replace('\n', '|').split('|'):
        t(src, T)
    for src in ("s | set('z')", "s | 'z'", "set('z') | s", "frozenset('z') | s", "s | {}.keys()", "s |= set('z')", "s |= 'z'", "s |= s", "s | 5", "T('ab') | T('cd') | T('e')"):
        t(src, T)
for src in ('{[]}', '{{}}', 'set([[]])', 'set().add([])', '{set()}', 'frozenset([{}])', '[] in {1}'):
    try:
        print(eval(src))
    except TypeError as e:
        print(src, 'unhashable' in str(e))
print({1, 2} in {frozenset([1, 2])}, set([1]) in {frozenset([1])}, set() in [set()])
s = {frozenset([1, 2])}
s.discard({1, 2})
print(s)
s = {frozenset([1])}
s.remove({1})
print(s)
try:
    s.remove({5})
except KeyError as e:
    print('KeyError', e)
print(hash(frozenset('abc')) == hash(frozenset('cba')), {frozenset('ab'): 1}[frozenset('ba')], hash(frozenset()) == hash(frozenset([])), frozenset('a') == {'a'}, frozenset(frozenset('a')) == frozenset('a'))
f = frozenset('ab')
print(frozenset(f) is f, f.copy() is f, frozenset() == set(), type(f | {1}), type({1} | f), type(f & f), type(f - {1}), type(f ^ f))
print({1, 1.0, True}, {0, False}, len({1, 1.0, True, 2, 2.0}), {1} | {1.0}, {True} | {1}, len({float('nan'), float('nan')}), {(1, 2), (1, 2)}, sorted({*'hello'}), sorted({*range(3), *[5]}), {x for x in 'aaa'})
big = set(range(10000))
print(len(big), sum(big), len(big & set(range(5000, 15000))), len(big | set(range(5000, 15000))), len(big - set(range(5000))), len(big ^ set(range(5000, 15000))), big > set(range(100)), 9999 in big, 10000 in big)
for i in range(0, 10000, 3):
    big.discard(i)
print(len(big), sum(big))
while len(big) > 5:
    big.pop()
print(len(big))
ints = {3, 1, 2}
print(ints, {5, 3, 8, 1}, set(range(10)), {0}, set([10, 5, 7]))


def mut(f):
    s = set(range(5))
    try:
        for x in s:
            f(s, x)
        print('finished')
    except RuntimeError as e:
        print(e)


mut(lambda s, x: s.add(x + 100))
mut(lambda s, x: s.discard(4) if x == 0 else None)
mut(lambda s, x: s.clear())
mut(lambda s, x: s.add(x))


class S(set):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = 't'

    def add(self, x):
        super().add(x)
        return self


x = S('ab')
print(x.add('c').add('d').tag, len(x), type(x | {1}).__name__, type(x.copy()).__name__, type(x & x).__name__, type({1} | x).__name__, x == set('abcd'), S() == set(), sorted(x - {'a'}), type(x.union('q')).__name__, type(x - x).__name__)
x |= {'z'}
print(type(x).__name__, sorted(x), repr(S('a')), repr(S()))


class F(frozenset):
    def __new__(cls, *a):
        return super().__new__(cls, *a)


y = F('ab')
y.attr = 1
print(y.attr, type(y | {1}).__name__, hash(y) == hash(frozenset('ab')), y == {'a', 'b'}, {y: 1}[frozenset('ab')], type(frozenset(y)).__name__, type(y.copy()).__name__, repr(F('a')))
r = set()
class H:
    def __repr__(self): return repr(r)
r.add(H())
print(r)
