def f(*a, **k): return a, k


a = [1]
print(f(*a, k=a.append(2)))
a = [1]


def it():
    print('iter')
    yield 1


def p(x): print('p', x); return x


print(f(*it(), k=p(3)))
