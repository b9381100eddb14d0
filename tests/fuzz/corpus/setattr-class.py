class A: x = 1
class B: y = 2
a = A()
a.__class__ = B
print(a.y)
A.__bases__
try: A.__bases__ = (A,)
except TypeError as e: print(e)
