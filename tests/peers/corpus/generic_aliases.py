# list[int] and int | str as objects.
def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class T:
    """A type variable of our own making."""
    def __init__(self, name): self.name = name
    def __repr__(self): return '~' + self.name
    def __typing_subst__(self, arg): return arg
    def __hash__(self): return 1


A, B = T('A'), T('B')
show(lambda: (A | None) if hasattr(A, '__or__') else None)
