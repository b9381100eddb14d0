# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a b c".rsplit())
show(lambda: " a  b ".rsplit())
show(lambda: "".rsplit())
show(lambda: "a,b,c".rsplit(","))
show(lambda: "a,b,c".rsplit(",", 1))
show(lambda: "aaaaa".rsplit("aa", 1))
show(lambda: "a--b".rsplit("--", 5))
show(lambda: "abc".rsplit(""))
show(lambda: "a,b".rsplit(",", 0))
show(lambda: ",a,".rsplit(",", 1))
show(lambda: "abc".rsplit("abc"))
