# type(): one and three arguments, type attributes, module objects, classmethod/staticmethod objects, generic alias and union.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: type(1))
show(lambda: type('X', (int,), {})(5))
show(lambda: type())
show(lambda: type(1, 2))
show(lambda: type(1, (), {}))
show(lambda: type('X', 1, {}))
show(lambda: type('X', (), 1))
show(lambda: type('X', (1,), {}))
show(lambda: type('X', [], {}))
show(lambda: type('X', (), []))
show(lambda: type('X', (), {}, 1))
show(lambda: type(name='X'))
