# Where names go in exec() with locals of their own, and with globals of a class of their own.
def show(source):
    g, l = {}, {}
    try:
        exec(source, g, l)
    except Exception as e:
        print(type(e).__name__, e)
    g.pop('__builtins__', 0)
    print(sorted(g), sorted(l))


show("import sys as x\ndef f():\n global x, q, C\ndef q(): pass\nclass C: pass\ndel x")
show("y = 1\n[y := i for i in 'ab']\nw = y")
show("w = (v := 1)")
