"""Operands that are never evaluated: their bindings, yields and errors count all the same."""
def f():
    0 and (y := 1)
    try: return y
    except UnboundLocalError as e: return str(e)
print(f())
def g():
    if 0 and (y := 1): pass
    try: return y
    except UnboundLocalError as e: return str(e)
print(g())
def h():
    x = 1 or (yield)
    return 5
print(type(h()))
def i():
    1 or (yield)
    return 5
print(type(i()))
def j():
    while 0 and (z := 2): pass
    assert 1 or (w := 1)
    try: w
    except UnboundLocalError as e: print(e)
    try: return z
    except UnboundLocalError as e: return str(e)
print(j())
try: compile("def k():\n not (1 or [q for q in (w := 1)])", "", "exec")
except SyntaxError as e: print(e.msg)
def l():
    return (1, 2, "s") or (lambda: (yield)), 0 and (t := 1), None
print(l())
def m():
    if 1 or (y := 2): pass
    while 0 or (0 and (z := 1)): pass
    try: y
    except UnboundLocalError as e: print(e)
    try: z
    except UnboundLocalError as e: print(e)
m()
