# Generators keep loops, handlers and temporaries over yields.
def g():
    for i in [1, 2]:
        for j in 'ab':
            try:
                with_value = yield (i, j)
                if with_value:
                    raise ValueError(with_value)
            except ValueError as e:
                yield 'handled ' + str(e)
    total = 1 + (yield 'x') * 2
    yield total
    yield {'k': (yield 'in dict')}
    yield '%s-%s' % ((yield 'p'), (yield 'q'))


x = g()
print(next(x), x.send('bad'), next(x), next(x), next(x))
print(next(x), x.send(5), next(x), x.send('v'), next(x), x.send('P'), x.send('Q'))
a, b = g(), g()
print(next(a), next(a), next(b), next(a), next(b))
