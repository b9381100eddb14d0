# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: complex())
show(lambda: complex(1))
show(lambda: complex(1, 2))
show(lambda: complex(1.5, -2))
show(lambda: complex('1'))
show(lambda: complex('1+2j'))
show(lambda: complex('-1-2J'))
show(lambda: complex('j'))
show(lambda: complex('-j'))
show(lambda: complex('+j'))
show(lambda: complex('1e5+1e-5j'))
show(lambda: complex(' 1+2j '))
show(lambda: complex('1 + 2j'))
