# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: (1+2j).foo)
show(lambda: sum([1j, 2, 3.5]))
show(lambda: max([1j]))
show(lambda: sorted([1j, 2]))
show(lambda: 1j in [1j])
show(lambda: '%s' % 1j)
show(lambda: '%d' % 1j)
show(lambda: '%f' % 1j)
show(lambda: '%r' % (1+2j))
