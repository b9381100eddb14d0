# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "  a ".strip())
show(lambda: "  a ".lstrip())
show(lambda: "  a ".rstrip())
show(lambda: "xxaxx".strip("x"))
show(lambda: "xyaxy".strip("xy"))
show(lambda: "xyaxy".lstrip("yx"))
show(lambda: "xyaxy".rstrip("yx"))
show(lambda: "abc".strip("abc"))
show(lambda: "".strip())
show(lambda: "   ".strip())
show(lambda: "a".strip(""))
show(lambda: "a".strip(5))
show(lambda: "a".strip(b"a"))
show(lambda: "a".strip("a", "b"))
show(lambda: "a\x00".strip("\x00"))
show(lambda: "a\u200b".strip())
show(lambda: "...a..b..".strip("."))
show(lambda: "mississippi".strip("ipm"))
show(lambda: "abc".strip("c-a"))
