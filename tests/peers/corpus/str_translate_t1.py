# str: maketrans, translate, expandtabs, center/ljust/rjust/zfill, format_map.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "ab".center(6))
show(lambda: "abc".center(6))
show(lambda: "abc".center(2))
show(lambda: "".center(3))
show(lambda: "ab".center(5, "**"))
show(lambda: "ab".center(5, ""))
show(lambda: "ab".center(5, 1))
show(lambda: "ab".center("5"))
show(lambda: "ab".center())
