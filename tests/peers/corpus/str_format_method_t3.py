# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "{".format())
show(lambda: "}".format())
show(lambda: "{0".format(1))
show(lambda: "{}".format())
show(lambda: "{1}".format(1))
show(lambda: "{a}".format())
show(lambda: "{0} {}".format(1, 2))
show(lambda: "{} {0}".format(1, 2))
show(lambda: "{a".format(a=1))
show(lambda: "{0:".format(1))
show(lambda: "{0!".format(1))
show(lambda: "{0:{".format(1))
show(lambda: "{0:{}".format(1))
show(lambda: "{-1}".format(1))
show(lambda: "{ 0}".format(1))
show(lambda: "{a b}".format(**{"a b": 1}))
show(lambda: "{:d}".format("a"))
show(lambda: "{:s}".format(1))
show(lambda: "{0:{1:{2}}}".format(1, 2, 3))
show(lambda: "{:q}".format(1))
show(lambda: "a}b".format())
show(lambda: "a{b".format())
show(lambda: "{:!}".format(1) if 0 else 1)
