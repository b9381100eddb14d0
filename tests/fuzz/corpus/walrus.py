[a := 1 for a in (a := b)]
def f(x=(y:=1), *, z: (w:=2)): pass
class A:
 [x := 1 for _ in [0]]
