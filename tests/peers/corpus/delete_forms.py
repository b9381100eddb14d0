# del of names, items, slices, attributes, several at once.
a, b, c = 1, 2, 3
del a, b
print('a' in globals(), 'c' in globals())
l = list(range(8))
del l[0], l[0]
del l[1:3]
print(l)
d = {'x': 1, 'y': 2}
del d['x']
print(d)


class C:
    attr = 1
    other = 2


o = C()
o.one, o.two = 1, 2
del o.one
del C.other
print(hasattr(o, 'one'), o.two, hasattr(C, 'other'), o.attr)


def f():
    x, y = 1, 2
    del x
    try:
        x
    except NameError:
        y += 1
    x = 5
    return x, y


print(f())
for bad in (lambda: d.__delitem__('q') if hasattr(d, '__delitem__') else d.pop('q'),):
    try:
        bad()
    except KeyError:
        print('KeyError')
