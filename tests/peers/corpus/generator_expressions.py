# Generator expressions: laziness, nesting, what is evaluated when.
def noisy(n):
    for i in range(n):
        print('make', i)
        yield i


g = (x * 2 for x in noisy(3))
print('created')
print(next(g))
print(list(g))
print(sum(x * y for x in range(4) for y in range(x)))
print(list((a, b) for a in 'xy' for b in range(3) if b != 1))
print(any(x > 3 for x in [1, 5, 2]), all(x > 0 for x in [1, 0]))
print(max((len(w), w) for w in 'the quick brown fox'.split()))
nested = ((i, list(j for j in range(i))) for i in range(4))
print(list(nested))
n = 10
late = (n + i for i in range(2))
n = 20
print(list(late))
print(dict((k, v) for k, v in zip('ab', (1, 2))), tuple(c for c in 'xyz'), sorted(-x for x in (1, 2, 3)))
