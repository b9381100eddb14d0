# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: (1+2j)//1)
show(lambda: (1+2j)%2)
show(lambda: divmod(1j,1))
show(lambda: 1j<2j)
show(lambda: 1j>=1)
show(lambda: ~1j)
show(lambda: int(1j))
show(lambda: float(1j))
show(lambda: round(1j))
show(lambda: 0j-0)
show(lambda: (-0.0+0j))
show(lambda: complex(1e300,1e300)*complex(1e300,1e300))
