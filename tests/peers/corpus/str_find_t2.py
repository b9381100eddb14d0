# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "abc".find("a", "b"))
show(lambda: "abc".find("a", 1.5))
show(lambda: "abc".find("c", True))
show(lambda: "abc".startswith(5))
show(lambda: "abc".startswith(("x", "a")))
show(lambda: "abc".startswith(()))
show(lambda: "abc".startswith(("x", 5)))
show(lambda: "abc".startswith(["a"]))
show(lambda: "abc".endswith(("b", "c")))
show(lambda: "abc".endswith(("bc", 1)))
show(lambda: "abc".endswith(5))
