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


run('join pop', lambda: (lambda l: (','.join(l.pop() for x in l), l))(['a', 'b', 'c', 'd']))
run('tuple', lambda: (lambda l: (tuple(g(l, lambda l, i: l.append(i) if i < 5 else None)), l))([0]))
