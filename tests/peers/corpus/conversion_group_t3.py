# ascii, bin, chr, hex, oct, ord, repr, str, hash, format, id-free.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ord('a'))
show(lambda: ord('\0'))
show(lambda: ord(''))
show(lambda: ord('ab'))
show(lambda: ord(b'a'))
show(lambda: ord(b''))
show(lambda: ord(b'ab'))
show(lambda: ord(5))
show(lambda: ord(None))
show(lambda: ord())
show(lambda: ord('\ud800'))
show(lambda: ord(['a']))
show(lambda: ord(memoryview(b'a')))
