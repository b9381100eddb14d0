# str: split, rsplit, splitlines, join, strip family.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "a\nb".splitlines())
show(lambda: "a\nb\n".splitlines())
show(lambda: "a\r\nb\rc".splitlines())
show(lambda: "a\r\nb\rc".splitlines(True))
show(lambda: "\n\n".splitlines())
show(lambda: "".splitlines())
show(lambda: "abc".splitlines())
show(lambda: "a\n\rb".splitlines())
show(lambda: "\r".splitlines(1))
show(lambda: "a\x1fb".splitlines())
show(lambda: "a".splitlines(1, 2))
