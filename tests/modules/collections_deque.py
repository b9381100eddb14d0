# collections.deque: every method, maxlen, mutation while iterating, errors.
from collections import deque


def t(src, init=(1, 2, 3, 4), maxlen=None):
    d = deque(init, maxlen)
    env = {'d': d, 'deque': deque}
    try:
        try:
            r = eval(src, env)
        except SyntaxError:
            r = exec(src, env)
        print(src, '->', repr(r), env['d'])
    except Exception as e:
        print(src, '->', type(e).__name__, e, env['d'])


ops = '''d.append(5)|d.appendleft(0)|d.append()|d.extend('ab')|d.extendleft('ab')|d.extend(5)|d.extend(d)|d.extendleft(d)|d.pop()|d.popleft()|d.pop(0)|d.clear()|d.copy()|d.copy() is d|d.count(2)|d.count(9)|d.index(3)|d.index(3, -2)|d.insert(0, 'x')|d.insert(2, 'x')|d.insert(-1, 'x')|d.insert(100, 'x')|d.insert('a', 1)|d.remove(2)|d.reverse()|d.rotate()|d.rotate(2)|d.rotate(-1)|d.rotate(10)|d.rotate(0)|d.rotate('a')
d[0]|d[-1]|d[2]|d[4]|d[-5]|d['a']|d[1:2]|d[0] = 9|d[-1] = 9|d[9] = 1|del d[0]|del d[-1]|del d[9]|del d[0:1]|len(d)|bool(d)|2 in d|9 in d|list(d)|list(reversed(d))|d.maxlen|d.maxlen = 5|d + deque([5])|d + [5]|[5] + d|d * 2|2 * d|d * 0|d * -1|d * 'a'|d += [5]|d += 'xy'|d += 5|d += d|d *= 2|d *= 0|d == deque([1, 2, 3, 4])|d == [1, 2, 3, 4]|d < deque([2])|d <= d|d > deque([1, 2])|d != d|d < [5]|hash(d)|repr(d)|str(d)|d()|d.foo|iter(d).__next__()|iter(d).__length_hint__()|sorted(d, reverse=True)|max(d)|sum(d)|d.__copy__()|d.__reversed__().__next__()|d.__init__('ab')|d.__init__()|d.__init__(5)|[*d]|d.__contains__(1)|d.__class__.__name__'''
for src in ops.replace('\n', '|').split('|'):
    t(src)
for src in ('d.append(5)', 'd.appendleft(0)', 'd.extend("ab")', 'd.extendleft("ab")', 'd.insert(1, "x")', 'd.maxlen', 'd += [8, 9]', 'd * 2', 'd + d', 'd.copy()', 'repr(d)', 'd.rotate(1)', 'd *= 3', 'd.pop() and d.insert(0, 7)', 'd.__init__([1, 2, 3, 4, 5, 6])'):
    t(src, (1, 2, 3), 3)
for src in ('d.append(1)', 'd.pop()', 'd.popleft()', 'd.rotate(5)', 'd[0]', 'd.reverse()', 'bool(d)', 'd == deque()', 'd.extend([])', 'max(d)' if 0 else 'd.count(1)', 'del d[0]'):
    t(src, ())
t('d.append(1)', (), 0)
t('d.extend("abc")', (), 0)
for args in ((), ([1, 2],), ('abc', 2), (range(5), 0), ([], -1), ([], 'a'), (5,), ([], None), ([], 1, 2)):
    try:
        print(args, deque(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
print(deque(iterable='ab', maxlen=5), deque(maxlen=2))


def mut(f):
    d = deque(range(5))
    try:
        for x in d:
            f(d, x)
        print('finished', d)
    except RuntimeError as e:
        print(e)


mut(lambda d, x: d.append(1))
mut(lambda d, x: d.pop())
mut(lambda d, x: d.__setitem__(0, 9))
mut(lambda d, x: d.clear())
mut(lambda d, x: d.rotate(1))
it = iter(deque([1]))
print(next(it), next(it, 'end'))


class Eq:
    def __init__(self, d): self.d = d
    def __eq__(self, o):
        self.d.clear()
        return False


for m in ('remove', 'index', 'count', '__contains__'):
    d = deque([1, 2, 3])
    d.append(Eq(d))
    d.appendleft(Eq(d))
    try:
        print(m, getattr(d, m)(99))
    except Exception as e:
        print(m, type(e).__name__)
d = deque()
d.append(d)
print(d)
big = deque()
for i in range(5000):
    big.append(i)
    big.appendleft(-i)
    if i % 3 == 0:
        big.pop()
    if i % 5 == 0:
        big.popleft()
print(len(big), sum(big), big[0], big[-1], big[2500], big.count(1))
big.rotate(1234)
print(big[0], big[-1])
for i in range(len(big) - 3):
    big.popleft() if i % 2 else big.pop()
print(big)
last = deque(range(1000), maxlen=5)
print(last, last.maxlen)


class Sub(deque):
    def __init__(self, *a): super().__init__(*a); self.tag = 't'
    def append(self, x): super().append(x * 2)


s = Sub([1, 2])
s.append(5)
print(s, s.tag, type(s + s).__name__, type(s.copy()).__name__, type(s * 2).__name__, repr(s), s == deque([1, 2, 10]))
q = deque([('a', 1)])
while q:
    n, k = q.popleft()
    if k < 4:
        q.extend([(n + 'l', k + 1), (n + 'r', k + 1)])
    else:
        print(n, end=' ')
print()
