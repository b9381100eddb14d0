# list[int] and int | str as objects.
def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__)


show(lambda: list[int][str])
show(lambda: (int | str)[int])
