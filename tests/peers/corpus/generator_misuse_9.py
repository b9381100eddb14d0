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


def close_loop():
    for _ in range(2):
        try:
            yield
        except GeneratorExit:
            pass


g = close_loop()
run('ignores exit', lambda: g.close())
log = []
print(log)
