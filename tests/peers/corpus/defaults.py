# Default values are made once, in the scope of the definition.
def log(x, seen=[]):
    seen.append(x)
    return seen


print(log(1), log(2), log(3, []))
n = 5


def f(a=n, b=n * 2, *, k=n + 1):
    return a, b, k


n = 100
print(f(), f(1), f(k=0))


def make():
    fs = []
    for i in range(3):
        def g(j=i, *, k=i * 10):
            return j + k
        fs.append(g)
    return [g() for g in fs]


print(make())


def order(text, value):
    print(text)
    return value


def h(a=order('first', 1), b=order('second', 2), *, c=order('third', 3)):
    return a + b + c


print(h())
print((lambda a, b=lambda: 7: a + b())(1))
