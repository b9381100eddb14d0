# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: str.format("{}", 5))
show(lambda: str.format(5))
show(lambda: str.format())
show(lambda: "{0}{0}".format(*[1]))
show(lambda: "{k}".format(**{"k": 1}))
show(lambda: "%s {}".format(1))
show(lambda: "{}{}{}".format(*"abc"))
