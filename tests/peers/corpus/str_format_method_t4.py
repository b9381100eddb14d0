# str.format: fields, attributes, indexes, nesting, conversions, auto-numbering, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: "{:s}".format("x"))
show(lambda: "{:.2s}".format("xyz"))
show(lambda: "{:=5}".format("x"))
show(lambda: "{:05}".format("x"))
show(lambda: "{:05}".format(-1))
show(lambda: "{:<05}".format("x"))
show(lambda: "{:0}".format("x"))
show(lambda: "{:00}".format(1))
show(lambda: "{:c}".format("x"))
