# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def run(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


def catch_reentry():
    try:
        next(g)
    except ValueError as e:
        yield f'caught {e}'
    yield 'ok'


def raising_finally():
    try:
        yield 1
    finally:
        raise OSError('finally')


g = raising_finally()


def ret():
    return 5
    yield


run('list of return', lambda: list(ret()))


def stop_value():
    x = yield from ret()
    yield x


run('yield from ret', lambda: list(stop_value()))
