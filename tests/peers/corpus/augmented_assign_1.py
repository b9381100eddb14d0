# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
class Mat:
    def __init__(self, v): self.v = v
    def __matmul__(self, o): return Mat(self.v * 100 + o)
    def __repr__(self): return f'Mat({self.v})'


m = Mat(2)
m @= 5
print(m)


class Log:
    def __init__(self): self.log = []
    def __getattr__(self, n): self.log.append(f'get {n}'); return 10
    def __setattr__(self, n, v):
        if n == 'log': object.__setattr__(self, n, v)
        else: self.log.append(f'set {n}={v}')
    def __getitem__(self, k): self.log.append(f'getitem {k}'); return 20
    def __setitem__(self, k, v): self.log.append(f'setitem {k}={v}')


o = Log()
print(o.log)
