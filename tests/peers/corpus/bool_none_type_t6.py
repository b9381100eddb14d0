# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ...)
show(lambda: Ellipsis)
show(lambda: Ellipsis is ...)
show(lambda: repr(...))
show(lambda: bool(...))
show(lambda: str(...))
show(lambda: [...])
show(lambda: (..., 1))
show(lambda: ... == Ellipsis)
show(lambda: ...())
show(lambda: ... + 1)
show(lambda: ... < 1)
