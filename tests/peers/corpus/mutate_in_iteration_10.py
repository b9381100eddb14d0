# Lists, dicts, sets, deques and strings changed while iterated, mapped, joined, unpacked, extended.
def run(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


run('in gen', lambda: (lambda l: (5 in (l.pop() for x in l), l))([1, 5, 3, 4]))
l = [[1, 2], [3, 4]]
print(l)
