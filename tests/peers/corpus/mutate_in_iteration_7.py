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


run('sorted', lambda: (lambda l: (sorted(g(l, lambda l, i: l.append(-i) if i < 3 else None)), l))([3, 1]))
run('zip', lambda: (lambda l: (list(zip(l, (l.pop() for _ in range(9)))), l))([1, 2, 3, 4, 5]))
