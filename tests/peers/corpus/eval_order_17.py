# Evaluation order of every compound expression and statement.
log = []


def show(what):
    print(what, *log)
    log.clear()


show('assert fail')
show('attr cond')
