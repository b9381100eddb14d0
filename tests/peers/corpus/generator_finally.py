# finally blocks in generators: exhausted, closed, thrown into, with yield inside finally.
def g(name):
    try:
        yield 1
        yield 2
    finally:
        print('cleanup', name)
        yield 'from finally'
        print('end', name)


print(list(g('all')))
x = g('thrown')
next(x)
print(x.throw(ValueError('v')))
try:
    next(x)
except ValueError as e:
    print('then', e)


def h():
    for i in range(3):
        try:
            yield i
        except KeyError:
            print('key error at', i)
            continue
        finally:
            print('after', i)


x = h()
print(next(x), x.throw(KeyError('k')), next(x))
x.close()


def r():
    try:
        yield 1
        return 'value'
    finally:
        print('returning')


def d():
    v = yield from r()
    print('got', v)


print(list(d()))
