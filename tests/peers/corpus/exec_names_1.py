# Where names go in exec() with locals of their own, and with globals of a class of their own.
def show(source):
    g, l = {}, {}
    try:
        exec(source, g, l)
    except Exception as e:
        print(type(e).__name__, e)
    g.pop('__builtins__', 0)
    print(sorted(g), sorted(l))


show("x = 1\ndef f():\n global x\n x = 2\nf()\nprint(x)")
show("def f():\n y = 1\n def g():\n  global y\n  return y\n def h():\n  return y + 1\n"
     " return g, h\ny = 9\ng, h = f()\nprint(g(), h())")
