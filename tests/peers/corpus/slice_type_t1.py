# slice objects: attributes, indices(), comparison, use in __getitem__, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: slice())
show(lambda: slice(1, 2, 3, 4))
show(lambda: slice(stop=5))
show(lambda: slice(1) < 5)
show(lambda: slice(1, 'a') < slice(1, 2))
show(lambda: slice(1, 2).indices('a'))
show(lambda: slice('a').indices(5))
show(lambda: slice(1.5).indices(5))
show(lambda: slice(1, 2).indices())
show(lambda: 'abc'[slice('a')])
show(lambda: [1, 2][slice(1.0)])
