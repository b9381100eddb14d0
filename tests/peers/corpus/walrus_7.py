# Assignment expressions in every legal place, and their scopes.
def f(p=(q := 10)):
    print('p', p)
    if (r := p * 2) and (s := r + 1):
        return r, s
    return None


print(f(), q)


def g():
    print([(m := i) for i in range(3)])
    return m


print(g())
