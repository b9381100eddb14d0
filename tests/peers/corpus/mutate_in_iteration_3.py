# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
def run(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


run('insert', lambda: (lambda l: ([l.insert(0, 9) for x in l if len(l) < 8], l))([1]))
run('reversed pop', lambda: (lambda l: ([l.pop() for x in reversed(l)], l))(list(range(10))))
