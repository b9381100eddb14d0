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


run('star call', lambda: (lambda l: ((lambda *a: a)(*g(l, lambda l, i: l.pop() if l else None)), l))([1, 2, 3, 4]))
run('unpack', lambda: (lambda l: [(a, b, l) for a, *b in [g(l, lambda l, i: l.append(9) if i == 0 else None)]])([1, 2]))
