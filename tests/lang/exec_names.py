# Where names go in exec() with locals of their own, and with globals of a class of their own.
def show(source):
    g, l = {}, {}
    try:
        exec(source, g, l)
    except Exception as e:
        print(type(e).__name__, e)
    g.pop('__builtins__', 0)
    print(sorted(g), sorted(l))


# a `global` in any function or class declares the name for the module too
show("x = 1\ndef f():\n global x\n x = 2\nf()\nprint(x)")
show("def f():\n y = 1\n def g():\n  global y\n  return y\n def h():\n  return y + 1\n"
     " return g, h\ny = 9\ng, h = f()\nprint(g(), h())")
show("x = 7\ndef f():\n x = 1\n def g():\n  global x\n  return (lambda: x)()\n return g()\n"
     "print(f(), x)")
show("class A:\n global x\n x = 3\nx = 4")
show("if 0:\n def f():\n  global x\nx = 4")
show("import sys as x\ndef f():\n global x, q, C\ndef q(): pass\nclass C: pass\ndel x")
# and so does a walrus in a comprehension of the module
show("y = 1\n[y := i for i in 'ab']\nw = y")
show("[(y := i) for i in 'ab' if [z := j for j in i]]\nw = lambda: (q := 1)")
show("w = (v := 1)")


class Guess(dict):
    def __missing__(self, key):
        print('missing', key)
        if key in ('len', 'print'):
            raise KeyError(key)
        return key.upper()


print(eval("lambda: (abc, len('a'))", Guess())())
print(eval("(abc, len('a'))", Guess()))
try:
    exec("x = zzz\nprint(x)\nclass Q:\n r = yyy", Guess())
except NameError as e:
    print(e)


class Asks(dict):
    def __getitem__(self, key):
        if key == 'bad':
            raise ZeroDivisionError(key)
        return dict.__getitem__(self, key)


try:
    eval("lambda: bad", Asks())()
except ZeroDivisionError as e:
    print('ZeroDivisionError', e)
print(eval("lambda: abs(a)", Asks(a=-3))())
