# Weak references work in __del__, stay when it resurrects, and go (with their callback) when the object goes.
import weakref, gc
keep = []
class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        print('del', self.n, 'ref alive', r() is self, len(d))
        keep.append(self)
def make():
    global r, d, cb
    a = A(1)
    r = weakref.ref(a, lambda x: print('callback'))
    d = weakref.WeakValueDictionary(); d['k'] = a
def deep(n):
    return n and deep(n-1)
make(); deep(50); gc.collect(); gc.collect()
print(r() is keep[0], len(d), d.get('k') is keep[0])
def again():
    keep.clear()
again(); deep(50); gc.collect(); gc.collect()
print(r(), len(d))
