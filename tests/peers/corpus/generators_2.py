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


g = count(3)
try:
    next(g)
except StopIteration as e:
    print('stop', e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print('again', e.value, e.args)
print(next(g, 'default'), list(count(4)), list(g))
