# test: stderr
# test: exit 1
# No message: only the class name.
def f():
    raise StopIteration


class E(Exception):
    pass


try:
    f()
except StopIteration:
    raise E
