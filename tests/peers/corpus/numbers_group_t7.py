# abs, round, divmod, pow, sum, min, max: values and errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: min(1, 2))
show(lambda: min([3, 1, 2]))
show(lambda: min('bca'))
show(lambda: min([], default=0))
show(lambda: min(1))
show(lambda: min())
show(lambda: min(1, 'a'))
show(lambda: min(['b', 'a'], key=ord))
show(lambda: min(5, 3, key=lambda x: -x))
show(lambda: min(1, 1.0))
show(lambda: min(1.0, 1))
show(lambda: min(0.0, -0.0))
show(lambda: min(-0.0, 0.0))
show(lambda: min({2, 1}))
show(lambda: min(1, 2, 3, 0, -1))
show(lambda: min([None]))
show(lambda: min(None, None))
show(lambda: min([1, 2], key=lambda x: 1 / 0))
show(lambda: min(iter([4, 2])))
show(lambda: min('a', 'B', 'c', key=str.lower))
show(lambda: min([1, 2], [1], []))
