# What the compiler refuses behind the parser: message, line and column as in CPython.
SNIPPETS = r"""
return 5
----
class A:
    return 5
----
yield 1
----
class A: yield 1
----
x = yield
----
await x
----
def f(): await x
----
lambda: await x
----
async def f():
    def g(): await x
----
[x async for x in y]
----
def f(): [x async for x in y]
----
async def f():
    return [x async for x in y for z in [await q for q in x]]
----
def f(): return (x async for x in y)
----
async for x in y: pass
----
def f():
    async for x in y: pass
----
def f():
    async with x: pass
----
async with x: pass
----
break
----
continue
----
if 1: break
----
for x in y:
    def f():
        break
----
for x in y:
    class A:
        continue
----
while 1:
    pass
else:
    break
----
def f(x, x): pass
----
def f(x, *x): pass
----
lambda x, x: 1
----
def f(x):
    global x
----
def f(x):
    nonlocal x
----
def f():
    x = 1
    global x
----
def f():
    print(x)
    global x
----
def f():
    nonlocal x
----
nonlocal x
----
x = 1
def f():
    nonlocal x
----
def f():
    x = 1
    def g():
        global x
        nonlocal x
----
def f():
    global x
    def g():
        nonlocal x
----
def f():
    x: int
    global x
----
def f():
    global x
    x: int
----
def f():
    from a import *
----
class A:
    from a import *
----
*a
----
x = *a
----
print(*a, *b) + *c
----
*a, *b = c
----
*a = c
----
f(a=1, a=2)
----
f(**a, a=1, a=2)
----
class A(x=1, x=2): pass
----
__debug__ = 1
----
def __debug__(): pass
----
class __debug__: pass
----
import __debug__
----
import a as __debug__
----
from a import __debug__
----
del __debug__
----
a.__debug__ = 1
----
for __debug__ in x: pass
----
with a as __debug__: pass
----
try: pass
except E as __debug__: pass
----
(__debug__ := 1)
----
__debug__: int
----
[x := 1 for x in y]
----
[y for x in (y := z)]
----
[i for i in range(5) if (j := 0) for j in range(5)]
----
class A: [x := 1 for a in b]
----
[(lambda: (x := 1)) for x in y]
----
[x for x in (lambda: (y := 1))()]
----
def f(): [[x := 1 for y in z] for x in w]
----
[(yield x) for x in y]
----
def f(): return [(yield x) for x in y]
----
def f(): return ((yield x) for x in y)
----
def f(): return {(yield x) for x in y}
----
def f(): return {(yield x): 1 for x in y}
----
def f(): return [x for x in (yield y)]
----
def f(): return [x for x in y for z in (yield y)]
----
async def f(): yield from x
----
async def f():
    yield 1
    return 2
----
async def f():
    return 2
    yield 1
----
try: pass
except: pass
except E: pass
----
match x:
    case a: pass
    case 1: pass
----
match x:
    case _: pass
    case 1: pass
----
match x:
    case a | 1: pass
----
match x:
    case [a, a]: pass
----
match x:
    case {1: a, 1: b}: pass
----
match x:
    case {'a': 1, 'a': 2}: pass
----
match x:
    case A(x=1, x=2): pass
----
match x:
    case [*a, *b]: pass
----
match x:
    case a if b: pass
    case 1: pass
----
match x:
    case (a as b) | 1: pass
----
match x:
    case a as b: pass
    case 1: pass
----
match x:
    case _ as b: pass
----
for a in b:
 for a in b:
  for a in b:
   for a in b:
    for a in b:
     for a in b:
      for a in b:
       for a in b:
        for a in b:
         for a in b:
          for a in b:
           for a in b:
            for a in b:
             for a in b:
              for a in b:
               for a in b:
                for a in b:
                 for a in b:
                  for a in b:
                   for a in b:
                    for a in b:
                     pass
----
try: pass
except* E:
    return
----
def f():
    try: pass
    except* E:
        return
----
for x in y:
    try: pass
    except* E:
        break
----
for x in y:
    try: pass
    except* E:
        for z in w: break
----
x = 1
from __future__ import annotations
----
def f():
    if 0: yield
    return 5
x = 1 if 0 else (yield)
----
if 0: return
----
while 0: break
break
----
if 0:
    def f(): nonlocal q
----
def f():
    if 0: x = 1
    global x
----
class A:
    x = 1
    def f(self):
        nonlocal x
----
class A:
    global x
    x: int
----
def f(a, (b)): pass
----
def f():
    class A:
        nonlocal x
----
def f():
    x = 1
    class A:
        nonlocal x
        x = 2
----
(a, b): int
----
a.b: int = yield
----
assert (yield)
----
def f(*, a): pass
def g(*): pass
----
with open(x) as y, z as 5: pass
----
f() = 1
----
del f()
----
a + 1 += 2
----
x: int: 5
----
async def f():
    async def g(): pass
    [await x for x in y]
    {await x for x in y}
    (await x for x in y)
----
def f():
    (await x for x in y)
----
def f():
    [await x for x in y]
----
def f(a=(yield)): pass
----
class A((yield)): pass
----
@(yield)
def f(): pass
----
import a.b as __debug__
----
global x
x = 1
----
x = 1
global x
----
def f():
    for x in y: pass
    nonlocal x
----
def f():
    import x
    global x
----
def f():
    def x(): pass
    global x
----
def f():
    del x
    global x
----
def f():
    x += 1
    global x
"""
for text in SNIPPETS.lstrip("\n").split("----\n"):
    try:
        compile(text, "<test>", "exec")
        result = "fine"
    except SyntaxError as e:
        result = (e.msg, e.lineno, e.offset)
    print(repr(text), result)
