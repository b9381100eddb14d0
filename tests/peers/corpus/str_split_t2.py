# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a,b,c".split(",", -1))
show(lambda: "a,b,c".split(",", 1))
show(lambda: "abc".split(""))
show(lambda: "abc".split(5))
show(lambda: "abc".split(b"a"))
show(lambda: "a b".split(" ", "x"))
show(lambda: "a b".split(None, None))
show(lambda: "a b".split(1, 2, 3))
show(lambda: "x".split("x"))
show(lambda: "xx".split("x"))
show(lambda: "a\x00b".split("\x00"))
show(lambda: "a  b".split(" "))
