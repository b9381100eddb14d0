# str.encode / bytes.decode: codecs utf-8, ascii, latin-1, utf-16/32 and error handlers.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a".encode())
show(lambda: "a".encode("ascii", "nope"))
show(lambda: "a".encode("a", "b", "c"))
show(lambda: b"a".decode("Latin1"))
show(lambda: "a".encode("ASCII"))
show(lambda: "a".encode("646"))
