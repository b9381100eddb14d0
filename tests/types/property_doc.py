# test: expect
# The docstring of a property: its own, or the getter's; in subclasses an attribute of the instance.
class Plain(property):
    """of the class"""


class Closed(property):
    __slots__ = ()


class Slotted(property):
    __slots__ = ('__doc__',)


def f(self):
    """of f"""


def g(self):
    """of g"""


def bare(self):
    pass


MAKERS = [lambda c: c(f), lambda c: c(f, doc='x'), lambda c: c(bare), lambda c: c(),
          lambda c: c(f).getter(g), lambda c: c(f, doc='x').getter(g), lambda c: c(f).getter(bare),
          lambda c: c(f).setter(g), lambda c: c(f, doc='x').setter(g),
          lambda c: c(None, f, doc='x').getter(g), lambda c: c(bare, doc='x')]
for cls in property, Plain, Closed, Slotted:
    for make in MAKERS:
        try:
            p = make(cls)
            print(cls.__name__, p.__doc__, getattr(p, '__dict__', '-'))
        except AttributeError as e:
            print(cls.__name__, e)
#> property of f -
#> property x -
#> property None -
#> property None -
#> property of g -
#> property x -
#> property None -
#> property of f -
#> property x -
#> property x -
#> property x -
#> Plain of f {'__doc__': 'of f'}
#> Plain x {'__doc__': 'x'}
#> Plain None {'__doc__': None}
#> Plain None {'__doc__': None}
#> Plain of g {'__doc__': 'of g'}
#> Plain of g {'__doc__': 'of g'}
#> Plain None {'__doc__': None}
#> Plain of f {'__doc__': 'of f'}
#> Plain of f {'__doc__': 'of f'}
#> Plain of g {'__doc__': 'of g'}
#> Plain x {'__doc__': 'x'}
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed None -
#> Closed None -
#> Closed None -
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed 'Closed' object attribute '__doc__' is read-only
#> Closed None -
#> Slotted of f -
#> Slotted x -
#> Slotted None -
#> Slotted None -
#> Slotted of g -
#> Slotted of g -
#> Slotted None -
#> Slotted of f -
#> Slotted of f -
#> Slotted of g -
#> Slotted x -
