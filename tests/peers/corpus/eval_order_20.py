# Evaluation order of every compound expression and statement.
log = []


def show(what):
    print(what, *log)
    log.clear()


show('walrus')
i = 0
lst = [0, 0, 0]
i, lst[i] = 1, 5
print(i, lst)
