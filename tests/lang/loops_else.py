# while/for with else, break, continue, loop variable rules, ranges with big steps.
for i in range(3):
    pass
else:
    print('for else', i)
for i in []:
    print('never')
else:
    print('empty else', i)
for i in range(5):
    if i == 3:
        break
else:
    print('never')
print('broke at', i)
while i:
    i -= 1
else:
    print('while else', i)
while True:
    i += 1
    if i < 3:
        continue
    break
else:
    print('never')
print(i)
while 0:
    pass
else:
    print('while 0 else')
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j, end=' ')
    else:
        print('inner else', i)
        continue
    print('inner break', i)
else:
    print('outer else')
for i in range(3):
    i = 10
    print(i, end=' ')
print(i)
for x in [1, 2, 3]:
    for x in 'ab':
        pass
    print(x, end=' ')
print()
l = [1, 2, 3]
for v in l:
    if v < 4:
        l.append(v + 3)
print(l)
l = [1, 2, 3, 4]
for v in l:
    l.remove(v)
print(l)
for i, (a, b) in enumerate({'x': 1, 'y': 2}.items()):
    print(i, a, b, end=' ')
print()
print([i for i in range(10, 0, -3)], [i for i in range(0)], [i for i in range(5, 2)], list(range(-3, 3)), list(range(10**20, 10**20 + 2)))
n = 0
for i in range(10**18, 10**18 + 5, 2):
    n += i
print(n)
for i in range(2**62 - 2, 2**62 + 2):
    print(i, end=' ')
print()
for i in range(2**63 - 2, 2**63 + 2):
    print(i, end=' ')
print()
for i in range(-2**63 + 1, -2**63 - 3, -1):
    print(i, end=' ')
print()
for i in range(2, -3, -2):
    print(i, end=' ')
print()
step = -1
for i in range(3, 0, step):
    print(i, end=' ')
print()
r = range(3)
for i in r:
    for k in r:
        print(i * k, end=' ')
print()
try:
    for i in range(0, 5, 0):
        pass
except ValueError as e:
    print(e)
try:
    for i in range(1.5):
        pass
except TypeError as e:
    print(e)
try:
    for i in 5:
        pass
except TypeError as e:
    print(e)
try:
    for i in None:
        pass
except TypeError as e:
    print(e)
lim = 3
for i in range(lim):
    lim = 100
    print(i, end=' ')
print(lim)


def range_shadow():
    range = lambda n: [n, n]
    return [i for i in range(7)], sum(i for i in range(2))


print(range_shadow())
for i in (lambda: [1, 2])():
    print(i, end=' ')
for c in 'añ😀':
    print(c, end=' ')
for b in b'\x00\xff':
    print(b, end=' ')
for k in {'a': 1}:
    print(k, end=' ')
for (x) in (1,):
    print(x, end=' ')
for [x, y] in [(1, 2)]:
    print(x, y)


class It:
    def __iter__(self):
        self.n = 0
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


it = It()
for a in it:
    for b in it:
        print(a, b, end=' ')
print()


class BadIt:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError('in next')


try:
    for x in BadIt():
        pass
except ValueError as e:
    print(e)


class NoNext:
    def __iter__(self):
        return self


try:
    for x in NoNext():
        pass
except TypeError as e:
    print(e)


def ret():
    for i in range(5):
        for j in range(5):
            if i * j == 6:
                return i, j


print(ret())


def count():
    i = 0
    while True:
        while i < 5:
            i += 1
            if i == 3:
                break
        else:
            return i
        i += 1


print(count())
total = 0
i = 0
while (i := i + 1) <= 1000:
    if i % 2:
        continue
    total += i
print(total)
x = 5
while x: x -= 1
else: print('one-line else')
for x in 1, 2, 3: print(x, end=' ')
else: print('end')
for x in 1, *[2, 3], 4: print(x, end=' ')
print()
while x > 0 and not x == 2: x -= 1
print(x)
for f in [lambda: 1, lambda: 2]: print(f(), end=' ')
print()
del x
for x in []: pass
try:
    print(x)
except NameError as e:
    print(e)
if 0: pass
elif 0.0: pass
elif '': pass
elif []: pass
elif (): pass
elif {}: pass
elif None: pass
elif set(): pass
elif range(0): pass
elif b'': pass
elif 0j: pass
else: print('all falsy')
