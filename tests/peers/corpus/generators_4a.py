# Generators: next, send, throw, close, return values, attributes, errors.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            i = got
        else:
            i += 1
    return 'done'


g = count(1)
print(g.send(None))
