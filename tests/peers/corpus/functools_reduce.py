# functools.partial and reduce, written also by hand.
from functools import partial, reduce

add3 = partial(lambda a, b, c: a * 100 + b * 10 + c, 1, 2)
print(add3(3), partial(int, base=2)('101') if False else add3(9))
print(reduce(lambda a, b: a * b, range(1, 7)), reduce(lambda a, b: a + b, ['x', 'y', 'z'], '>'))


def my_reduce(f, items, *start):
    it = iter(items)
    acc = start[0] if start else next(it)
    for x in it:
        acc = f(acc, x)
    return acc


def curry(f, n):
    def step(args):
        return f(*args) if len(args) == n else lambda x: step(args + (x,))
    return step(())


print(my_reduce(max, [3, 9, 4]), my_reduce(lambda a, b: b + a, 'abc', ''), curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
print(reduce(lambda a, b: a, [7]))
