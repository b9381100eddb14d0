# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def run(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


def self_next():
    yield next(g)


g = self_next()
run('self next', lambda: next(g))
run('after', lambda: next(g, 'done'))
