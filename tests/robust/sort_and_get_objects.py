# What list.sort() has put aside is not to be found.
import gc
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        for x in gc.get_objects():
            if type(x) is list and len(x) == 37:
                x.clear()
        return self.v < o.v
l = [A((i * 7) % 37) for i in range(37)]
try:
    l.sort()
    print([a.v for a in l])
except ValueError as e: print(e)
def key(v):
    for x in gc.get_objects():
        if type(x) is list and len(x) in (30, 41) and x is not l2:
            x.clear()
    return v
l2 = list(range(41, 0, -1))
try:
    l2.sort(key=key)
    print(l2)
except ValueError as e: print(e)
