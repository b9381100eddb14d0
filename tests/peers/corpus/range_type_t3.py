# range: all operations, big values, comparison, hashing, errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: range(5)[0])
show(lambda: range(5)[-1])
show(lambda: range(5)[5])
show(lambda: range(5)[-6])
show(lambda: range(5)['a'])
show(lambda: range(5)[1.0])
show(lambda: range(5)[None])
show(lambda: range(10)[2:5])
show(lambda: range(10)[::2])
show(lambda: range(10)[::-1])
show(lambda: range(10)[5:2])
show(lambda: range(10)[-3:])
show(lambda: range(10)[8:1:-2])
show(lambda: range(10)[::0])
show(lambda: range(10)[100:])
show(lambda: range(0, 20, 3)[1:4])
show(lambda: range(0, 20, 3)[::-2])
show(lambda: range(5)[True])
