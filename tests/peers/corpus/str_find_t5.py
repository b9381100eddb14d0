# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a,b,c".partition(","))
show(lambda: "abc".partition(","))
show(lambda: "a,b,c".rpartition(","))
show(lambda: "abc".rpartition(","))
show(lambda: "abc".partition(""))
show(lambda: "abc".rpartition(""))
show(lambda: "abc".partition(5))
show(lambda: "".partition("a"))
show(lambda: "a--b--c".partition("--"))
show(lambda: "a--b--c".rpartition("--"))
show(lambda: "abc".partition("abc"))
