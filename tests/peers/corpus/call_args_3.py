# Every form of argument passing.
def mut(x, acc=[]):
    acc.append(x)
    return acc


print(mut(1), mut(2), mut(3, []), mut(4))
log = []
L = lambda x: (log.append(x), x)[1]


def defs(a=L(1), b=L(2), *, c=L(3), d=L(4)):
    return a, b, c, d


print(log, defs(), defs(5, d=6))
