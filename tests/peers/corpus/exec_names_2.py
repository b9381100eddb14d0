# Where names go in exec() with locals of their own, and with globals of a class of their own.
def show(source):
    g, l = {}, {}
    try:
        exec(source, g, l)
    except Exception as e:
        print(type(e).__name__, e)
    g.pop('__builtins__', 0)
    print(sorted(g), sorted(l))


show("x = 7\ndef f():\n x = 1\n def g():\n  global x\n  return (lambda: x)()\n return g()\n"
     "print(f(), x)")
show("class A:\n global x\n x = 3\nx = 4")
