# list: every method, slices, slice assignment, errors.
def t(src, init=(1, 2, 3, 4, 5)):
    l = list(init)
    env = {'l': l}
    try:
        try:
            r = eval(src, env)
        except SyntaxError:
            r = exec(src, env)
        print(src, '->', repr(r), env['l'])
    except Exception as e:
        print(src, '->', type(e).__name__, e, env['l'])


for src in '''l.append(6)|l.append()|l.append(1, 2)|l.append(l) or len(l)|l.extend([6, 7])|l.extend('ab')|l.extend(5)|l.extend(l)|l.extend(x for x in (8, 9))|l.extend({1: 2})|l.extend(None)|l.extend()|l.insert(0, 'x')|l.insert(100, 'x')|l.insert(-1, 'x')|l.insert(-100, 'x')|l.insert('a', 1)|l.insert(1.0, 1)|l.insert(1)|l.insert(True, 'x')|l.insert(10**30, 'x')
l.pop()|l.pop(0)|l.pop(-2)|l.pop(5)|l.pop(-6)|l.pop('a')|l.pop(1.5)|l.pop(1, 2)|l.pop(True)|l.remove(3)|l.remove(9)|l.remove()|l.remove(3.0)|l.index(3)|l.index(3, 1)|l.index(3, -3)|l.index(3, -100, 100)|l.index(3, 'a')|l.index(3, None)|l.index()|l.count(3)|l.count(9)|l.count(True)|l.count()|l.reverse()|l.reverse(1)|l.clear()|l.copy()|l.copy() is l|l.copy(1)
l[0]|l[-1]|l[5]|l[-6]|l['a']|l[1.0]|l[None]|l[True]|l[10**30]|l[1:3]|l[:]|l[::2]|l[::-1]|l[3:1]|l[-3:-1]|l[::0]|l['a':]|l[1:2, 3]|l[slice(1, 3)]|l[:10**30]|l[-10**30:]|l[::10**30]|l[4:0:-2]|l[::-10**30]|l[10:]|l[None:None:-1]
l[0] = 9|l[-1] = 9|l[5] = 9|l[-6] = 1|l['a'] = 1|l[1:3] = [7, 8, 9]|l[1:3] = []|l[1:3] = 'abc'|l[:] = []|l[:] = l|l[1:3] = l|l[::2] = [7, 8, 9]|l[::2] = [7]|l[::2] = l|l[::-1] = [1, 2, 3, 4, 5]|l[::-1] = l|l[3:1] = ['q']|l[10:] = [6]|l[-100:0] = [0]|l[1:3] = (x for x in 'xy')|l[::0] = []|l[5:2:-1] = []|l[::2] = []|l[1:1] = [9, 9]|l[1:4:1] = [0]|l[0:5:4] = 'ab'|l[4::-2] = 'abc'|l[1:2] = {7: 8}|l[::3] = 5
del l[0]|del l[-1]|del l[5]|del l['a']|del l[1:3]|del l[:]|del l[::2]|del l[::-1]|del l[1::2]|del l[3:1]|del l[4:0:-2]|del l[::0]|del l[10:]|del l[-2:]
l + [6]|l + (6,)|l + 'a'|l + None|l + l|[0] + l|l * 2|2 * l|l * 0|l * -1|l * 'a'|l * 1.5|l * True|l += [6]|l += 'ab'|l += 5|l += l|l += (x for x in 'q')|l += {1: 2}|l *= 2|l *= 0|l *= -5|l *= 'a'|l += ()
3 in l|9 in l|3 not in l|None in l|len(l)|bool(l)|min(l)|sum(l)|sorted(l, reverse=True)|list(reversed(l))|l == [1, 2, 3, 4, 5]|l == (1, 2, 3, 4, 5)|l < [1, 2, 4]|l < [1, 2]|l <= l|l != [1]|l < 5|l > [1, 'a']|l < [1, 'a']|[] < l|l == 5|hash(l)|l()|l.foo|-l|l - [1]|l.__len__()|l.__contains__(3)|l.__getitem__(0)|l.__getitem__(slice(2))|l.__add__(5)|l.__iadd__([1])|l.__mul__(2)|l.__imul__(2)|l.__rmul__(2)|l.__eq__(5)|l.__reversed__().__next__()|l.__setitem__(0, 5)|l.__delitem__(0)|l.__init__('ab')|l.__init__()|l.__init__(5)|l.__class__|type(l)|iter(l).__next__()|str(l)|repr(l)|f'{l}'|format(l, '5')|list.append(l, 6)|list.append(5, 6)|list.__new__(list)|list(l) is l|[*l, *l]|l.sort(1)|l.sort(key=5)|l.sort(reverse=True)|l.sort(key=lambda x: -x)|l.sort(key=None, reverse=False)|l.sort(None)'''.replace('\n', '|').split('|'):
    t(src)
for src in ('l.pop()', 'l.pop(0)', 'l[0]', 'l[-1]', 'l.remove(1)', 'l[0] = 1', 'del l[0]', 'l.reverse()', 'l[:]', 'l * 5', 'l.extend([])', 'bool(l)', 'sum(l)', 'l.sort()', 'l[:] = [1]', 'del l[:]', 'l.insert(5, 1)', 'l == []', 'l < []', 'str(l)'):
    t(src, ())
for src in ('list()', 'list(5)', 'list("ab", 1)', 'list(x=1)', 'list(None)', 'list({1: 2})', 'list("héé")', 'list(b"ab")', 'list(range(3))', 'list((1,))', 'list(iter([1]))', 'list(map(str, [1]))', 'list(zip([1], [2]))', 'list([[1], [2]])', 'list.__doc__[:8]', 'list[int]', 'list.mro()', 'list(set([1]))', 'list(dict(a=1).items())'):
    t(src)
a = [1, [2, 3]]
b = a.copy()
b[1].append(4)
print(a, b, a[1] is b[1])
l = []
l.append(l)
print(l, l == l, len(l), l[0][0][0] is l)
l = [1, 2]
l.extend(l[:])
l += l
print(l)
l[1:1] = l
print(l)
big = list(range(100000))
del big[::2]
print(len(big), big[:3], big[-1], big.index(99999), big.count(5), sum(big))
big[::5] = [0] * len(big[::5])
print(sum(big), big[:12])
for i in range(1000):
    big.insert(0, i)
    big.pop()
print(big[:3], len(big))
q = []
for i in range(5000):
    q.append(i)
    if i % 3 == 2:
        q.pop(0)
print(len(q), q[0], q[-1])
m = [[0] * 3 for _ in range(3)]
m[1][2] = 5
n = [[0] * 3] * 3
n[1][2] = 5
print(m, n)
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'd'))
x = [1, 2, 3]
it = iter(x)
next(it)
x.clear()
print(list(it), x.append(5), list(it))
r = reversed(x)
print(next(r), next(r, 'end'), type(r).__name__, r.__length_hint__())
