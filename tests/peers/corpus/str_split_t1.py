# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a b c".split())
show(lambda: " a  b ".split())
show(lambda: "".split())
show(lambda: "   ".split())
show(lambda: "a\tb\nc\rd\x0be\x0cf".split())
show(lambda: "a,b,c".split(","))
show(lambda: ",a,,b,".split(","))
show(lambda: "".split(","))
show(lambda: "abc".split(","))
show(lambda: "a--b--c".split("--"))
show(lambda: "a---b".split("--"))
show(lambda: "aaaa".split("aa"))
show(lambda: "a b c d".split(" ", 2))
show(lambda: "a b c d".split(None, 2))
show(lambda: "  a  b  c ".split(None, 1))
show(lambda: "  a  b  c ".split(None, 0))
show(lambda: "a,b,c".split(",", 0))
