# Evaluation order of every compound expression and statement.
log = []


def show(what):
    print(what, *log)
    log.clear()


global_d = {'k': [0]}
print(global_d)
show('tuple of cond')
