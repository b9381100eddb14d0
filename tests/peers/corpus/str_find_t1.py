# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "abc".index("c"))
show(lambda: "abc".index("d"))
show(lambda: "abc".rindex("z"))
show(lambda: "abc".index("b", 2))
show(lambda: "abc".rindex("a", 0, 1))
show(lambda: "abc".index(""))
show(lambda: "abc".index("", 3))
show(lambda: "abc".find("", 3))
show(lambda: "abc".rfind("", 1, 2))
show(lambda: "abc".count(""))
show(lambda: "".count(""))
show(lambda: "abc".count("", 3))
show(lambda: "abc".find("b", None, None))
show(lambda: "abc".find("c", None, -1))
