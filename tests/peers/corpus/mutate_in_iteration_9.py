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


run('any', lambda: (lambda l: (any(l.clear() for x in l), l))([1, 2]))
run('max key', lambda: (lambda l: (max(l, key=lambda x: l.append(x) or -x if len(l) < 9 else 0), len(l)))([3, 1, 2]))
