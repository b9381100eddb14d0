# Assignment expressions where both compilers take them.
data = [1, 5, 2, 8]
if (n := len(data)) > 3:
    print('long', n)
print([y for x in data if (y := x * 2) > 4], y)


def read(chunks):
    it = iter(chunks)
    total = 0
    while (c := next(it, None)) is not None:
        total += c
    return total


print(read([1, 2, 3]))
print((a := 5) + a, (b := a * 2), b)


def f():
    found = any((hit := x) > 4 for x in data)
    return found, hit


print(f())
