# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def run(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


def self_close():
    g.close()
    yield


g = self_close()
run('self close', lambda: next(g))


def self_list():
    yield from g


g = self_list()
run('self yield from', lambda: list(g))
