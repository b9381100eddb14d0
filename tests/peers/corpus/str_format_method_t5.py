# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "{}".format(None))
show(lambda: "{:5}".format(None))
show(lambda: "{}".format([1]))
show(lambda: "{:5}".format([1]))
show(lambda: "{}".format(b"x"))
show(lambda: "{}".format(1.0))
show(lambda: "{}".format(True))
show(lambda: "{:5}".format(True))
show(lambda: "{:>5}".format(str(True)))
show(lambda: "{}".format(object))
show(lambda: "{:10}".format(object))
show(lambda: "{}".format(1j))
