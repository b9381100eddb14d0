# ascii, bin, chr, hex, oct, ord, repr, str, hash, format, id-free.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: bin(5))
show(lambda: bin(-5))
show(lambda: bin(0))
show(lambda: bin(2**64))
show(lambda: bin(True))
show(lambda: bin())
show(lambda: hex(255))
show(lambda: hex(-255))
show(lambda: hex(0))
show(lambda: hex(2**64))
show(lambda: hex(1.5))
show(lambda: hex('a'))
show(lambda: oct(8))
show(lambda: oct(-8))
show(lambda: oct(0))
show(lambda: oct(2**64))
show(lambda: oct(1.5))
show(lambda: oct([]))
show(lambda: hex(10**30))
show(lambda: bin(-2**31))
show(lambda: oct(-10**20))
