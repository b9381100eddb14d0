# sorted, reversed, enumerate, zip, map, filter, iter, next by their argument errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: sorted([3, 1]))
show(lambda: sorted())
show(lambda: sorted(5))
show(lambda: sorted([1, 'a']))
show(lambda: sorted([2, 1], reverse=True))
show(lambda: sorted('bca'))
show(lambda: sorted({2: 1, 1: 2}))
show(lambda: sorted([1, 2], None))
show(lambda: sorted(iterable=[1]))
show(lambda: sorted([[2], [1]]))
show(lambda: sorted([], key=len))
show(lambda: sorted(['bb', 'a'], key=len, reverse=True))
show(lambda: sorted((x for x in (2, 1))))
show(lambda: sorted([None, None]))
show(lambda: sorted([3, 2, 1], key=lambda x: 1 / (x - 2)))
show(lambda: sorted(range(5, 0, -1)))
show(lambda: sorted([True, 0.5, 0]))
