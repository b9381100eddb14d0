# complex: construction, parsing, arithmetic, repr, methods, formatting, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: 1+2j)
show(lambda: 1-2j)
show(lambda: -1+2j)
show(lambda: -1-2j)
show(lambda: (1+2j)*1j)
show(lambda: (1+2j)*(3-4j))
show(lambda: (1+2j)/(3-4j))
show(lambda: (1+2j)/2)
show(lambda: (1+2j)+1.5)
show(lambda: 1-(1+2j))
show(lambda: (1+2j)**0)
show(lambda: abs(3+4j))
show(lambda: abs(-3j))
show(lambda: -(1+2j))
show(lambda: +(1+2j))
show(lambda: (1+2j).real)
show(lambda: (1+2j).imag)
show(lambda: (1+2j)==(1+2j))
show(lambda: (1+2j)!=1)
show(lambda: 1j==1j)
show(lambda: 1+0j==1)
show(lambda: 1.5+0j==1.5)
show(lambda: bool(0j))
show(lambda: bool(1j))
