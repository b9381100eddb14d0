# enumerate, zip (strict), map, filter, reversed, iter with sentinel: laziness, errors, types.
def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''list(enumerate('ab'))|list(enumerate('ab', 5))|list(enumerate('ab', start=-1))|list(enumerate([], 3))|list(enumerate('ab', 2**63 - 1))|list(enumerate('ab', 10**30))|enumerate(5)|enumerate('a', 'b')|enumerate('a', 1.5)|enumerate('a', None)|enumerate('a', 1, 2)|list(enumerate(iterable='ab'))|next(enumerate('a'))|type(enumerate('a')).__name__|enumerate('a').__next__()|list(enumerate(enumerate('ab')))|enumerate[int]|dict(enumerate('ab'))
list(zip())|list(zip('ab'))|list(zip('ab', [1, 2, 3]))|list(zip([1, 2, 3], 'ab', range(9)))|list(zip('ab', 'cd', strict=True))|list(zip('ab', 'c', strict=True))|list(zip('a', 'bc', strict=True))|list(zip('ab', 'cd', 'e', strict=True))|list(zip('ab', 'cd', 'efg', strict=True))|list(zip('a', 'bc', 'de', strict=True))|list(zip([], 'a', strict=True))|list(zip(strict=True))|zip(5)|zip('a', 5)|zip('a', None)|list(zip(*[[1, 2], [3, 4]]))|list(zip(*[iter('abcdef')] * 3))|dict(zip('ab', 'cd'))|list(zip('ab', strict=True))|next(zip('a', 'b'))|list(zip('abc', 'd', strict=0))|list(zip({1: 2}, {3}))
list(map(str, [1, 2]))|list(map(lambda x, y: x + y, [1, 2, 3], [10, 20]))|list(map(None, [1]))|map(str)|map()|map(str, 5)|list(map(5, [1]))|list(map(int, ['1', 'x']))|list(map(lambda *a: a, 'ab', 'cd', 'ef'))|next(map(len, ['ab']))|list(map(str.upper, 'ab'))|list(map(pow, [2, 3], [3, 2]))|list(map(lambda: 1, [1]))|list(map(str, []))|list(map(print, []))|sum(map(int, '123'))|list(map(max, [1, 5], [3, 2]))|type(map(str, [])).__name__|map(str, []).__next__
list(filter(None, [0, 1, '', 'a', None, [], [0]]))|list(filter(lambda x: x > 1, [1, 2, 3]))|list(filter(str.isdigit, 'a1b2'))|filter(None)|filter(None, 5)|list(filter(5, [1]))|list(filter(bool, []))|list(filter(lambda x: 1 / x, [1, 0]))|next(filter(None, [0, 5]))|''.join(filter(lambda c: c not in 'aeiou', 'hello'))|type(filter(None, [])).__name__|list(filter(lambda x: [], [1]))|filter(None, [], [])|list(filter(None, {0: 1, 2: 3}))
list(reversed([1, 2]))|list(reversed('aé😀'))|list(reversed((1, 2)))|list(reversed(range(3)))|list(reversed({1: 2, 3: 4}))|list(reversed({1}))|reversed(5)|reversed(iter([]))|reversed()|reversed([], [])|list(reversed(b'ab'))|list(reversed([]))|type(reversed([])).__name__|type(reversed('')).__name__|reversed('ab').__length_hint__()|next(reversed([1]))|list(reversed(bytearray(b'ab')))|reversed(x for x in [])|list(reversed(memoryview(b'ab')))
iter(5)|iter([], 1)|iter(5, 1)|list(iter(lambda: 1, 1))|next(iter(lambda: 1, 2))|iter()|iter([], 1, 2)|next([])|next(iter([]))|next(iter([]), 'd')|next(iter([1]), 'd')|next()|next(5)|next(iter([]), 1, 2)|iter([]).__length_hint__()|type(iter([])).__name__|type(iter(())).__name__|type(iter({})).__name__|type(iter(set())).__name__|type(iter(b'')).__name__|type(iter(bytearray())).__name__|type(iter(range(0))).__name__|type(iter(lambda: 1, 1)).__name__|type(iter(memoryview(b''))).__name__|type(iter('é')).__name__|iter([]).__next__|len(iter([]))|iter([])[0]|iter([]) + 1'''.replace('\n', '|').split('|'):
    if src.endswith('__next__'):
        continue
    t(src)
log = []


def src_(n, tag):
    for i in range(n):
        log.append(f'{tag}{i}')
        yield i


print(list(zip(src_(2, 'a'), src_(3, 'b'))), log)
log.clear()
print(list(zip(src_(3, 'a'), src_(2, 'b'))), log)
log.clear()
try:
    list(zip(src_(3, 'a'), src_(2, 'b'), strict=True))
except ValueError as e:
    print(e, log)
log.clear()
m = map(lambda x: (log.append('f'), x)[1], src_(2, 'm'))
print(log, next(m), log, list(m), log)
log.clear()
f = filter(lambda x: x % 2, src_(4, 'f'))
print(next(f), log, list(f), log)


class Stop:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


s = Stop()
print(list(s), list(s), list(zip(s, 'ab')), list(enumerate(s)))
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it))
it = iter('abc')
print(next(it), list(map(str.upper, it)), list(it))
it = iter([1, 2, 3, 0, 9])
print(list(iter(lambda: next(it), 0)), list(it))
for bad in (lambda: list(map(lambda x: 1 // x, [1, 0])), lambda: list(filter(lambda x: 1 // x, [0])), lambda: list(iter(lambda: 1 // 0, 5)), lambda: list(zip([1], (1 // x for x in [0]))), lambda: list(enumerate(1 // x for x in [0]))):
    try:
        bad()
    except ZeroDivisionError as e:
        print(type(e).__name__)


def stop():
    raise StopIteration


print(list(map(lambda x: stop() if x > 1 else x, [1, 2, 3])), list(filter(lambda x: stop() if x > 1 else x, [1, 2, 3])), list(iter(stop, None)))
class Sub(enumerate): pass
class SubM(map):
    def __next__(self): return super().__next__() * 2
class SubZ(zip): pass
print(list(Sub('a')), list(SubM(int, '12')), list(SubZ('a', 'b')))
e = enumerate('abc')
print(next(e), iter(e) is e, list(e))
z = zip([1], [2])
print(iter(z) is z, next(z), next(z, None), next(z, None))
l = [1, 2, 3]
r = reversed(l)
l.pop()
print(list(r))
l = [1, 2, 3]
it = iter(l)
print(next(it), l.insert(0, 0), next(it), l.clear(), list(it), l.extend([7] * 5), list(it))
n = map(None.__init__, []) if False else map(lambda *a: len(a), *[[1, 2]] * 300)
print(list(n), len(next(zip(*[[1]] * 500))))
