# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: complex(1, 2, 3))
show(lambda: complex('1.5e3j'))
show(lambda: complex('.5j'))
show(lambda: complex('5.'))
show(lambda: complex('1e'))
show(lambda: complex('++1j'))
show(lambda: complex('1+-2j'))
show(lambda: complex('infinityj'))
show(lambda: complex('\x00'))
