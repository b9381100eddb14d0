nonlocal x
def f():
 nonlocal y
 global y
 y: int
