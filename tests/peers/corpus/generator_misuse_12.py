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


def exc_in_expr():
    yield [1, 2, (yield 'a'), [1][(yield 'b')]]


g = exc_in_expr()
run('1', lambda: next(g))
run('2', lambda: g.send(7))
