# Generators: next, send, throw, close, return values, attributes, errors.
def ge_return():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise


g = ge_return()
print(g.close())


def reenter():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1


me = reenter()
print(next(me))
