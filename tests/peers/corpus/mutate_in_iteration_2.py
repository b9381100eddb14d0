# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
def run(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


run('pop0', lambda: (lambda l: ([l.pop(0) for x in l], l))(list(range(10))))
run('clear', lambda: (lambda l: ([l.clear() for x in l], l))(list(range(10))))
