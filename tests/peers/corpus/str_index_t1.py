# str: indexing, slicing, iteration, comparison, repetition on every storage width.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: str(5, "utf-8"))
show(lambda: str(bytearray(b"x"), "ascii"))
show(lambda: str(memoryview(b"x"), "ascii"))
show(lambda: "abc"[3])
show(lambda: "abc"[-4])
show(lambda: ""[0])
show(lambda: "abc"[1.0])
show(lambda: "abc"["a"])
show(lambda: "abc"[None])
show(lambda: "abc"[True])
show(lambda: "abc"["a":])
show(lambda: "abc"[1.5:])
show(lambda: "abc"[:None])
show(lambda: "abc"[None:None:None])
show(lambda: "abc"[True:])
show(lambda: "abc"[1, 2])
