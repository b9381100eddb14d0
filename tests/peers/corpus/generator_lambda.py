# yield inside expressions and lambdas.
def f():
    x = yield 1
    y = (yield x) or 'default'
    z = [(yield 'in list'), (yield 'again')]
    return x, y, z


g = f()
print(next(g), g.send('X'), g.send(None), g.send('p'))
try:
    g.send('q')
except StopIteration as e:
    print(e.value)
gen = lambda n: (yield from range(n))
print(list(gen(3)))


def swap():
    a, b = (yield 'a'), (yield 'b')
    print(a, b)
    yield a if a > b else b


g = swap()
next(g)
g.send(5)
print(g.send(3))
