# list: every method, slices, slice assignment, errors.
def show(f):
    l = [1, 2, 3, 4, 5]
    try:
        print(repr(f(l)), l)
    except Exception as e:
        print(type(e).__name__, l)


show(lambda l: l[0])
show(lambda l: l[-1])
show(lambda l: l[5])
show(lambda l: l[-6])
show(lambda l: l['a'])
show(lambda l: l[1.0])
show(lambda l: l[None])
show(lambda l: l[True])
show(lambda l: l[1:3])
show(lambda l: l[:])
show(lambda l: l[::2])
show(lambda l: l[::-1])
show(lambda l: l[3:1])
show(lambda l: l[-3:-1])
show(lambda l: l[::0])
show(lambda l: l['a':])
show(lambda l: l[1:2, 3])
show(lambda l: l[4:0:-2])
show(lambda l: l[10:])
show(lambda l: l[None:None:-1])
