# dict views: set operations, comparison, iteration, mutation while iterating.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: {'z'})
show(lambda: 'z')
show(lambda: {'z'})
show(lambda: 5)
show(lambda: [('z', 0)])
show(lambda: bool({}.keys()))
show(lambda: {}.keys())
show(lambda: {}.values())
show(lambda: {}.items())
