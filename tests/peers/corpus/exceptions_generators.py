# What generators and callers see of each other's exceptions.
def g():
    try:
        yield 1
        raise KeyError('inside')
    except KeyError as e:
        yield 'caught ' + e.args[0]
    raise ValueError('leaves')


x = g()
print(next(x), next(x))
try:
    next(x)
except ValueError as e:
    print('ValueError', e)
print(list(x))


def outer():
    while True:
        try:
            yield from inner()
        except ZeroDivisionError:
            print('again')
            continue
        break


tries = [0, 0, 1]


def inner():
    yield 10 // tries.pop(0)


print(list(outer()), tries)
try:
    raise IndexError('first')
except IndexError:
    y = g()
    next(y)
    try:
        raise
    except IndexError as e:
        print('still', e)
