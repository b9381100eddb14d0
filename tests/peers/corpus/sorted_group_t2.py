# sorted, reversed, enumerate, zip, map, filter, iter, next by their argument errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: input(1, 2))
show(lambda: open())
show(lambda: open('/dev/null', errors='nope') if 0 else 1)
show(lambda: open(b'/dev/null').read())
show(lambda: open(None))
show(lambda: open(1.5))
show(lambda: open('/dev/null', 5))
show(lambda: open('/dev/null', 'rb').read())
show(lambda: open('/', 'w') if 0 else 1)
