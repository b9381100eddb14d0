"""Sorting: the built-in with and without keys on several orders of input, and three written in Python."""
import random
import sys


def quicksort(items):
    stack = [(0, len(items) - 1)]
    while stack:
        low, high = stack.pop()
        while low < high:
            pivot = items[(low + high) // 2]
            i, j = low, high
            while i <= j:
                while items[i] < pivot:
                    i += 1
                while items[j] > pivot:
                    j -= 1
                if i <= j:
                    items[i], items[j] = items[j], items[i]
                    i += 1
                    j -= 1
            if j - low < high - i:
                stack.append((i, high))
                high = j
            else:
                stack.append((low, j))
                low = i
    return items


def heapsort(items):
    def sift(root, end):
        value = items[root]
        while True:
            child = 2 * root + 1
            if child >= end:
                break
            if child + 1 < end and items[child] < items[child + 1]:
                child += 1
            if items[child] <= value:
                break
            items[root] = items[child]
            root = child
        items[root] = value

    n = len(items)
    for root in range(n // 2 - 1, -1, -1):
        sift(root, n)
    for end in range(n - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)
    return items


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    a, b = merge_sort(items[:middle]), merge_sort(items[middle:])
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if b[j] < a[i]:
            out.append(b[j])
            j += 1
        else:
            out.append(a[i])
            i += 1
    out.extend(a[i:])
    out.extend(b[j:])
    return out


def by_builtin(numbers, words, pairs):
    total = 0
    for data in (numbers, words, pairs):
        a = sorted(data)
        b = sorted(a, reverse=True)
        a.extend(b[:50])
        a.sort()
        total += len(a)
    total += sorted(numbers, key=lambda x: (x & 255, x))[100]
    total += len(sorted(words, key=len)[0]) + len(sorted(words, key=str.upper)[-1])
    total += sorted(pairs, key=lambda p: p[1])[0][0]
    floats = [x / 3 for x in numbers]
    floats.sort()
    return total + int(floats[len(floats) // 2])


def main(scale):
    rng = random.Random(99)
    n = 20000
    numbers = [rng.randrange(1000000) for _ in range(n)]
    words = ["w%x" % rng.randrange(1 << 28) for _ in range(n)]
    pairs = [(rng.randrange(500), rng.randrange(1000)) for _ in range(n)]
    total = 0
    for _ in range(max(1, int(10 * scale))):
        want = sorted(numbers)
        same = quicksort(numbers[:]) == want and heapsort(numbers[:]) == want and merge_sort(numbers) == want
        total += by_builtin(numbers, words, pairs)
    print("sorting", same, total)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
