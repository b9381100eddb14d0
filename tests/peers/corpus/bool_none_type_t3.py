# bool, None, NotImplemented, Ellipsis, object: singletons and their behaviour.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: '%d' % True)
show(lambda: '%s' % True)
show(lambda: f'{True!r:>6}')
show(lambda: True and 'x')
show(lambda: False or 'y')
show(lambda: not True)
show(lambda: bool(0.0))
show(lambda: bool(-0.0))
show(lambda: bool(b''))
show(lambda: bool(range(0)))
show(lambda: bool(object()))
show(lambda: complex(True))
show(lambda: True if False else 0)
show(lambda: all([True, 1]))
show(lambda: any([False, 0]))
