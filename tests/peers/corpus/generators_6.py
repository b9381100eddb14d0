# Generators: next, send, throw, close, return values, attributes, errors.
def catcher():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', e)
            yield 'after'
        finally:
            print('finally')


def reenter():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1


me = reenter()
try:
    print([x for x in me])
except ValueError as e:
    print(e)


def ret_value():
    return 5
    yield


try:
    next(ret_value())
except StopIteration as e:
    print(e.value)
