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
g = count(100)
print(next(g), g.send(50), next(g), g.send(None), g.send(98), next(g), next(g, 'end'))
g = count(1)
try:
    g.send(5)
except TypeError as e:
    print(e)
