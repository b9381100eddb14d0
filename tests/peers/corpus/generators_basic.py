# Generators: iteration, send, values of return, exhaustion.
def count(n):
    while n > 0:
        got = yield n
        if got is not None:
            n = got
        else:
            n -= 1
    return 'done'


g = count(3)
print(next(g), next(g), g.send(10), next(g))
g = count(1)
print(next(g))
try:
    next(g)
except StopIteration as e:
    print('value', e.value)
try:
    next(g)
except StopIteration as e:
    print('again', e.value)
print(list(count(4)), sum(count(10)), max(count(5)))
print(next(count(0), 'default'))
try:
    count(2).send(5)
except TypeError:
    print('not started yet')
