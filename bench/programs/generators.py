"""Generators: pipelines, recursive `yield from` over a tree, send(), and generator expressions."""
import sys


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(values):
    if not values:
        return None
    middle = len(values) // 2
    return Node(values[middle], tree(values[:middle]), tree(values[middle + 1:]))


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def every(k, source):
    for i, x in enumerate(source):
        if i % k == 0:
            yield x


def squares(source):
    for x in source:
        yield x * x


def pairs(source):
    last = None
    for x in source:
        if last is not None:
            yield last, x
        last = x


def average():
    total, count, value = 0, 0, None
    while True:
        value = yield value
        total += value
        count += 1
        value = total // count


def chained(n, depth):
    if depth == 0:
        result = yield from numbers(n)
    else:
        result = yield from chained(n, depth - 1)
    return result


def main(scale):
    total = 0
    root = tree(list(range(12000)))
    for _ in range(max(1, int(21 * scale))):
        total += sum(x for x in root)
        total += sum(b - a for a, b in pairs(squares(every(3, numbers(300000)))))
        mean = average()
        next(mean)
        for i in range(100000):
            total += mean.send(i & 255)
        total += sum(chained(30000, 10))
        total += sum(x * y for x in numbers(300) for y in range(300) if (x ^ y) & 1)
    print("generators", total)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
