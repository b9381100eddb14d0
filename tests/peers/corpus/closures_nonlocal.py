# Cells shared by functions, counters, late binding, several levels.
def counter(start=0, step=1):
    n = start

    def up():
        nonlocal n
        n += step
        return n

    def down():
        nonlocal n
        n -= step
        return n

    def peek():
        return n
    return up, down, peek


up, down, peek = counter(10, 5)
print(up(), up(), down(), peek())
u2, d2, p2 = counter()
print(u2(), p2(), peek())


def level1():
    a = 1

    def level2():
        b = 2

        def level3():
            nonlocal a, b
            a += 10
            b += 10
            return a, b
        return level3
    return level2


f = level1()()
print(f(), f())


def late():
    fs = []
    for i in range(3):
        def show(prefix):
            return prefix + str(i)
        fs.append(show)
    return [g('n') for g in fs]


print(late())


def unbound():
    def get():
        return later
    try:
        get()
    except NameError:
        print('not yet')
    later = 1
    print(get())
    del later
    try:
        get()
    except NameError:
        print('no more')


unbound()
