# ascii, bin, chr, hex, oct, ord, repr, str, hash, format, id-free.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: chr(97))
show(lambda: chr(0))
show(lambda: chr(0x10ffff))
show(lambda: chr(0x110000))
show(lambda: chr(-1))
show(lambda: chr('a'))
show(lambda: chr(1.5))
show(lambda: chr(True))
show(lambda: chr())
show(lambda: chr(1, 2))
show(lambda: chr(0xd800))
show(lambda: chr(127))
show(lambda: chr(None))
