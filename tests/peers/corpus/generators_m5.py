# Generators: next, send, throw, close, return values, attributes, errors.
def catcher():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', type(e).__name__)
            yield 'after'
        finally:
            print('finally')


g = catcher()
try:
    g.throw(KeyError('k'))
except KeyError as e:
    print('KeyError', type(e).__name__)
g = catcher()
try:
    g.throw(ValueError('before start'))
except ValueError as e:
    print(type(e).__name__)


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
try:
    g.close()
except RuntimeError as e:
    print(type(e).__name__)


def reenter():
    try:
        next(me)
    except ValueError as e:
        print(type(e).__name__)
    yield 1


me = reenter()
try:
    print([x for x in me])
except ValueError as e:
    print(type(e).__name__)
