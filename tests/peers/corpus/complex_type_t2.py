# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: complex(''))
show(lambda: complex('1+'))
show(lambda: complex('1+2'))
show(lambda: complex('j1'))
show(lambda: complex('1j2'))
show(lambda: complex('inf'))
show(lambda: complex('1_0+2_0j'))
show(lambda: complex('(1'))
show(lambda: complex('abc'))
show(lambda: complex(True))
