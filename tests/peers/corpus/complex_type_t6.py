# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: str(1j))
show(lambda: str(1.5+2j))
show(lambda: repr(1e100+1e-100j))
show(lambda: repr(complex(1e16,-1e-5)))
show(lambda: repr(complex(-1,0)))
show(lambda: repr(complex(0,1)))
show(lambda: [1j])
show(lambda: {1j: 2})
show(lambda: 1j .imag)
