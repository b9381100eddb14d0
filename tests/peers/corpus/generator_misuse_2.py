# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def run(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


def self_send():
    yield g.send(None)


g = self_send()
run('self send', lambda: next(g))


def self_throw():
    g.throw(ValueError)
    yield


g = self_throw()
run('self throw', lambda: next(g))
