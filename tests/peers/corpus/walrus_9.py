# Assignment expressions in every legal place, and their scopes.
def outer():
    v = 0

    def inner():
        nonlocal v
        [(v := i) for i in range(5)]
    inner()
    return v


print(outer())
d = {}
d[(key := 'a')] = (val := 1)
print(d, key, val)
