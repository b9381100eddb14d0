# Adjacent literals and growing strings; += on names, attributes and items.
s = 'a' 'b' "c" '''d'''
print(s, 'x' 'y' * 2, ('a' 'b').upper(), 'a' 'b'.upper(), ['a' 'b', 'c'], {'k' '1': 'v' '2'})
print('a' r'\n' 'b' u'c', b'a' rb'\n' b'b', f'{1}' 'x' f'{2}' '{3}', 'tab\t' r'\t')


def f(a='p' 'q'):
    'doc' ' string'
    return a


print(f(), f.__doc__)
s = ''
for i in range(1000):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:])
t = s
s += '!'
print(len(t), len(s), t is s)


class O:
    s = ''


o = O()
d = {'s': ''}
l = ['']
for i in range(100):
    o.s += str(i)
    d['s'] += 'é'
    l[0] += '😀' if i % 10 == 0 else '.'
print(o.s[:20], len(o.s), len(d['s']), d['s'][5], l[0][:12], len(l[0]), O.s == '')


def local():
    s = ''
    keep = []
    for c in 'abcde':
        s += c
        keep.append(s)
    return keep


print(local())


def closure():
    s = 'x'
    def add(c):
        nonlocal s
        s += c
        return s
    return add


a = closure()
print(a('1'), a('2'), a('é'), a('3')[2:])
s = 'start'
s += s
s += s[::-1]
print(s, s.count('s'))
s = 'k'
u = s
s *= 3
s += u * 2
print(s, u)
b = b''
for i in range(300):
    b += bytes([i % 256])
print(len(b), b[:3], b[254:258])
try:
    s += 1
except TypeError as e:
    print(e)
try:
    s += b'x'
except TypeError as e:
    print(e)
try:
    b += 'x'
except TypeError as e:
    print(e)
try:
    s += None
except TypeError as e:
    print(e, s)
big = ''
for i in range(20000):
    big += 'ab€'
    if i % 5000 == 0:
        print(len(big), big[i], hash(big) == hash(big + ''))
print(len(big), big[30000:30003], big == 'ab€' * 20000, big.find('€ab€'), big.count('€'))
keys = {}
k = ''
for i in range(50):
    k += 'x'
    keys[k] = i
print(len(keys), keys['x' * 10], keys['x' * 50])
