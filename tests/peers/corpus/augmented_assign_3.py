# Augmented assignment: every operator on names, attributes, items, slices, globals, closures; in-place hooks and fallbacks.
class Log:
    def __init__(self): self.log = []
    def __getattr__(self, n): self.log.append(f'get {n}'); return 10
    def __setattr__(self, n, v):
        if n == 'log': object.__setattr__(self, n, v)
        else: self.log.append(f'set {n}={v}')
    def __getitem__(self, k): self.log.append(f'getitem {k}'); return 20
    def __setitem__(self, k, v): self.log.append(f'setitem {k}={v}')


o = Log()


class C:
    n = 1
    n += 5
    items = []
    items += [n]
    for i in range(3):
        n *= 2
    total = 0
    total += sum(items)


class Imm:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Imm(self.v + o)
    def __radd__(self, o): return f'radd {o}'


a = b = Imm(1)
a += 5
print(a.v, b.v, a is b)
x = 5
x += Imm(1)
print(x)
