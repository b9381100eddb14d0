# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: None)
show(lambda: str(None))
show(lambda: repr(None))
show(lambda: bool(None))
show(lambda: type(None))
show(lambda: type(None)(1))
show(lambda: None == None)
show(lambda: None is None)
show(lambda: None == 0)
show(lambda: None < 1)
show(lambda: None + 1)
show(lambda: None())
show(lambda: None.foo)
show(lambda: None[0])
show(lambda: len(None))
show(lambda: iter(None))
show(lambda: isinstance(None, type(None)))
show(lambda: [None] * 2)
show(lambda: {None: 1}[None])
show(lambda: None in [None])
show(lambda: -None)
