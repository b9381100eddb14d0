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


run('append', lambda: (lambda l: ([x for x in l if len(l) > 20 or l.append(x + 1) or True][:25], len(l)))([1, 2]))
run('pop', lambda: (lambda l: ([l.pop() for x in l], l))(list(range(10))))
