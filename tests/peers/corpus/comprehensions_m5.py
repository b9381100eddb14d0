# Comprehensions and generator expressions: nesting, filters, scopes, evaluation order.
class C:
    k = 3
    a = [i for i in range(k)]
    try:
        b = [k for _ in range(2)]
    except NameError as e:
        b = str(e)
    c = list(i for i in range(k))
    d = [j for i in [k] for j in range(i)]
    e2 = {i: 'x' for i in (k,)}
    f = (lambda: 5)()
    try:
        g = [i for i in range(5) if i < k]
    except NameError as e:
        g = str(e)


def locs():
    a = 1
    return sorted(k for k in [a, 2]), [b for b in (a, 3)], 'b' in locals()


def gen_in_comp():
    return [(yield_, i) for yield_, i in zip('ab', range(2))]


e = (i * 2 for i in range(3))
try:
    [1 // i for i in [1, 0]]
except ZeroDivisionError as ex:
    print(type(ex).__name__)
try:
    [undefined for i in range(1)]
except NameError as ex:
    print(type(ex).__name__)
try:
    [i for i in range(3)] + [qq for j in range(3) for qq in [j] if qq > zz]
except NameError as ex:
    print(type(ex).__name__)
m = [[1, 2, 3], [4, 5, 6]]
print([[r[c] for r in m] for c in range(3)], [sum(a * b for a, b in zip(r, r)) for r in m])
