# More locals than the short instructions reach.
def f(a, b):
    c1 = a + 1
    c2 = c1 + 1
    c3 = c2 + 1
    c4 = c3 + 1
    c5 = c4 + 1
    c6 = c5 + 1
    c7 = c6 + 1
    c8 = c7 + 1
    c9 = c8 + 1
    d1 = c9 + b
    d2 = d1 + 1
    d3 = d2 + 1
    d4 = d3 + 1
    d5 = d4 + 1
    d6 = d5 + 1
    d7 = d6 + 1
    d8 = d7 + 1
    for i in range(d8 - a - 25):
        d8 += i
    del c5
    try:
        c5
    except NameError:
        d7 = 'c5 is gone'
    return c1, c9, d1, d6, d7, d8


print(f(1, 2), f(10, 20))
