# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "".format())
show(lambda: "abc".format(1))
show(lambda: "{}".format(1))
show(lambda: "{} {}".format(1, 2))
show(lambda: "{0} {1} {0}".format(1, 2))
show(lambda: "{a} {b}".format(a=1, b=2))
show(lambda: "{0} {a}".format(1, a=2))
show(lambda: "{} {a} {}".format(1, 2, a=3))
show(lambda: "{{}}".format())
show(lambda: "{{{}}}".format(1))
show(lambda: "{{{{".format())
show(lambda: "}}".format())
show(lambda: "{0:{1}}".format(5, 10))
show(lambda: "{:{}}".format(5, 10))
show(lambda: "{:{}{}}".format(5, ">", 4))
show(lambda: "{0:{w}.{p}f}".format(3.14159, w=10, p=2))
show(lambda: "{:{}.{}}".format("abcdef", 8, 3))
