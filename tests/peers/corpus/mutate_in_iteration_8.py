# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
def run(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


def g(l, act, n=1000):
    for i, x in enumerate(l):
        if i > n:
            break
        act(l, i)
        yield x


run('map', lambda: (lambda l: (list(map(lambda x: l.clear() or x, l)), l))([1, 2, 3]))
run('filter', lambda: (lambda l: (list(filter(lambda x: l.pop() or True, l)), l))([1, 2, 3, 4]))
