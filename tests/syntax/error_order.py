"""Which of two errors is reported: the parser's go before those found later, wherever they stand."""
FILL = "".join("    x%d = 'some text that makes the file long'\n" % i for i in range(400))
SOURCES = [
    "break\nx = = 1\n",
    "class C:\n    def f(self):\n        break\n    def g(self):\n        x = = 1\n",
    "class C:\n    class D:\n        def f(self):\n            return 1\n        return 1\n    def g(: pass\n",
    "def f():\n    continue\n    x = 1 1\n",
    "def f():\n    def g():\n        continue\n        y = 2\n    (\n",
    "def f():\n    continue\n    if 1:\n  x = 2\n",
    "class C:\n    break\n'unclosed\n",
    "class C:\n    break\n\tx = 1\n",
    "x = 1\nreturn 5\n",
    "class C((yield)):\n" + FILL,
    "class C((yield)):\n    x = 1\n",
    "class A:\n    class C(A,\n            (yield)):\n" + FILL.replace("    x", "        x"),
    "async def f():\n    yield 1\n    return 2\n",
    "async def f():\n    return 2\n    yield 1\n",
    "async def f():\n    return (2,\n 3)\n    yield 1\n    x = (\n",
    "def f():\n" + FILL + "    break\n",
    "class C:\n" + FILL + "    continue\n",
    "class C:\n    def f(self):\n" + FILL.replace("    x", "        x") + "        break\n",
    "[(e := e) for o[e] in d]\n", "[(e := e) for e.x in d]\n", "[(e := o) for o[1] in d]\n",
    "class C:\n    pass\n  \n    x = 1\n   y = 2\n",
    "class C:\n",
    "class C:\nx = 1\n",
    "def f():\n    '''doc'''\nreturn 1\n",
    "class C: x = 1; break\n",
    "class C:\n    x = 1; break\n    y = 2\n",
    "def f():\n    if 1:\n        break\n    x = 1\n",
    "@d\nclass C:\n    @e\n    def f(): break\n",
    "def f():\n    nonlocal x\n    y = (\n",
    "def f(a, a):\n    x = 1 +\n",
    "def f(a,\n      a):\n    x = 1\n",
    "def f(a,\n      a):\n    x = 1\ny = )\n",
    "@(yield)\nclass C:\n    def g():\n        pass\n",
    "@(yield)\nclass C:\n    def g():\n        x = 1 2\n",
    "class C:\n    @(yield)\n    def g(x=(yield)):\n        x = 1\n    y = 1 2\n",
]
for i, source in enumerate(SOURCES):
    try:
        compile(source, "<s%d>" % i, "exec")
        print(i, "compiles")
    except SyntaxError as e:
        print(i, type(e).__name__, e.lineno, e.offset, e.msg)
