# Loops over lists that change, over dict copies, zip of different lengths.
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 10)
print(l)
l = list(range(6))
for x in l:
    l.remove(x)
print(l)
d = {i: i * i for i in range(5)}
for k in list(d):
    if k % 2:
        del d[k]
print(sorted(d.items()))
print(list(zip([1, 2, 3], 'ab')), list(zip()), list(zip([1])), list(map(lambda a, b: a + b, [1, 2], [10, 20])))
it = iter([1, 2, 3, 4])
print([(a, next(it)) for a in it])
for i, (a, b) in enumerate(zip('xy', (1, 2)), 5):
    print(i, a, b)
print(list(reversed([1, 2, 3])), list(filter(lambda x: x % 2, range(6))), sum([[1], [2]], []))
