# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


show(lambda l: l.append(6))
show(lambda l: l.append())
show(lambda l: l.append(1, 2))
show(lambda l: l.extend([6, 7]))
show(lambda l: l.extend('ab'))
show(lambda l: l.extend(5))
show(lambda l: l.extend(l))
show(lambda l: l.extend(x for x in (8, 9)))
show(lambda l: l.extend({1: 2}))
show(lambda l: l.extend(None))
show(lambda l: l.extend())
show(lambda l: l.insert(0, 'x'))
show(lambda l: l.insert(100, 'x'))
show(lambda l: l.insert(-1, 'x'))
show(lambda l: l.insert(-100, 'x'))
show(lambda l: l.insert(1))
