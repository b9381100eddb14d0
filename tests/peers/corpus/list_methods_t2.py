# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


show(lambda l: l.pop())
show(lambda l: l.pop(0))
show(lambda l: l.pop(-2))
show(lambda l: l.pop(5))
show(lambda l: l.pop(-6))
show(lambda l: l.pop('a'))
show(lambda l: l.pop(1.5))
show(lambda l: l.pop(1, 2))
show(lambda l: l.pop(True))
show(lambda l: l.remove(3))
show(lambda l: l.remove(9))
show(lambda l: l.remove())
show(lambda l: l.remove(3.0))
show(lambda l: l.index(3))
show(lambda l: l.index(3, 1))
show(lambda l: l.index(3, -3))
show(lambda l: l.index(3, -100, 100))
show(lambda l: l.index(3, 'a'))
show(lambda l: l.index(3, None))
show(lambda l: l.index())
show(lambda l: l.count(3))
show(lambda l: l.count(9))
show(lambda l: l.count(True))
show(lambda l: l.count())
show(lambda l: l.reverse())
show(lambda l: l.reverse(1))
show(lambda l: l.clear())
show(lambda l: l.copy())
show(lambda l: l.copy() is l)
show(lambda l: l.copy(1))
