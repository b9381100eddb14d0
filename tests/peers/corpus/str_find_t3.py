# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "abc".startswith(("b", "c"), 1))
show(lambda: "abc".startswith("", 3))
show(lambda: "".startswith(""))
show(lambda: "abc".startswith("abcd"))
show(lambda: 1 in "abc")
show(lambda: None in "a")
show(lambda: b"a" in "a")
show(lambda: "" in "")
show(lambda: "a" not in "b")
