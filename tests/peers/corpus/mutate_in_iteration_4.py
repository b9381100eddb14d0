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


run('extend self gen', lambda: (lambda l: (l.extend(x for x in l if len(l) < 10), l))([1, 2])[1])
run('sum pop', lambda: (lambda l: (sum(l.pop() for x in l), l))([1, 2, 3, 4]))
