# Evaluation order of every compound expression and statement.
log = []


def v(tag, val=None):
    log.append(tag)
    return val if val is not None else tag


def show(what):
    print(what, *log)
    log.clear()


print(v('a'), v('b'), end=v('e', '\n'), sep=v('s', ' '))
show('print')
