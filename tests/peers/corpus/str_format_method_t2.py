# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "{!r:>8}".format("a"))
show(lambda: "{!x}".format(1))
show(lambda: "{!}".format(1))
show(lambda: "{!r".format(1))
show(lambda: "{!rr}".format(1))
show(lambda: "{! r}".format(1))
show(lambda: "{!r }".format(1))
show(lambda: "{:}}".format(1))
