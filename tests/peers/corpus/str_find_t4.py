# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "abc".replace("b", ""))
show(lambda: "abc".replace("", "-"))
show(lambda: "abc".replace("", "-", 2))
show(lambda: "".replace("", "x"))
show(lambda: "".replace("", "x", 0))
show(lambda: "".replace("a", "b"))
show(lambda: "aaa".replace("a", "b", 0))
show(lambda: "aaa".replace("a", "b", -1))
show(lambda: "aaa".replace("aa", "b"))
show(lambda: "aaaa".replace("a", "bb", 3))
show(lambda: "abc".replace(1, 2))
show(lambda: "abc".replace("a", 5))
show(lambda: "abc".replace("a", "b", "c"))
show(lambda: "abc".replace("a", b"x"))
show(lambda: "x".replace("x", "x" * 10))
show(lambda: "abcabc".replace("abc", ""))
