# Evaluation order of every compound expression and statement.
log = []


def v(tag, val=None):
    log.append(tag)
    return val if val is not None else tag


def show(what):
    print(what, *log)
    log.clear()


try:
    v('f', 5)(v('a'), v('b'))
except TypeError: show('call error')
show('yield from')
