# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ",".join(["a", "b"]))
show(lambda: "".join([]))
show(lambda: ",".join([]))
show(lambda: ",".join(["a"]))
show(lambda: ",".join("abc"))
show(lambda: ",".join(()))
show(lambda: "-".join({"a": 1}))
show(lambda: ",".join(c for c in "ab"))
show(lambda: ",".join([1]))
show(lambda: ",".join(["a", 1]))
show(lambda: ",".join(["a", None, "b"]))
show(lambda: ",".join(5))
show(lambda: ",".join(None))
show(lambda: ",".join())
show(lambda: "--".join(["", ""]))
show(lambda: "x" .join(["a", b"b"]))
show(lambda: ", ".join(map(str, range(5))))
show(lambda: "".join(["ab"] * 3))
show(lambda: "a".join(["b", 1.5]))
show(lambda: ",".join(["a"], ["b"]))
