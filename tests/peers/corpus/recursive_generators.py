# Generators that call themselves: walks of trees, subsets, partitions, Gray code.
def subsets(items):
    if not items:
        yield []
        return
    for rest in subsets(items[1:]):
        yield rest
        yield [items[0]] + rest


def partitions(n, most=None):
    if n == 0:
        yield []
        return
    for k in range(min(n, most or n), 0, -1):
        for rest in partitions(n - k, k):
            yield [k] + rest


def gray(n):
    if n == 0:
        yield ''
    else:
        for s in gray(n - 1):
            yield '0' + s
        for s in reversed(list(gray(n - 1))):
            yield '1' + s


def inorder(t):
    if t:
        yield from inorder(t[0])
        yield t[1]
        yield from inorder(t[2])


print(sorted(subsets([1, 2, 3])))
print(list(partitions(5)))
print(list(gray(3)))
print(list(inorder(((None, 1, None), 2, ((None, 3, None), 4, None)))))
