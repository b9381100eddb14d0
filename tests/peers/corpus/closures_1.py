# Closures, free variables, nonlocal, late binding, cells shared between functions.
def counter():
    n = 0

    def inc(k=1):
        nonlocal n
        n += k
        return n

    def get():
        return n
    return inc, get


inc, get = counter()
inc2, get2 = counter()
print(inc2(), get(), get2())
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
