# sorted, reversed, enumerate, zip, map, filter, iter, next by their argument errors.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: compile())
show(lambda: compile('1'))
show(lambda: compile(1, 'f', 'eval'))
show(lambda: compile('1', 'f', 'x'))
show(lambda: compile('1 +', 'f', 'eval'))
show(lambda: eval('1 +') if 0 else 1)
show(lambda: eval(''))
show(lambda: eval('x', {'x': 5}))
show(lambda: eval('x', {}, {'x': 6}))
show(lambda: eval(5))
show(lambda: exec('y = 1'))
show(lambda: exec(5))
show(lambda: eval('1', 5))
show(lambda: exec('1', 5))
show(lambda: eval('1', {}, 5))
show(lambda: globals(1))
show(lambda: locals(1))
show(lambda: type(globals()))
show(lambda: type(locals()))
