# str: indexing, slicing, iteration, comparison, repetition on every storage width.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: ord("a"))
show(lambda: chr(97))
show(lambda: "abc".foo)
show(lambda: len("a" * 1000))
show(lambda: bool(""))
show(lambda: bool(" "))
