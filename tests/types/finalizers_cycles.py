# Finalizers of cycles made in constructors that call super(): gc.collect() runs them, once.
import gc

finalized = []


class Base:
    def __init__(self):
        self.name = type(self).__name__

    def __del__(self):
        finalized.append(self.name)


class Cycle:
    def __init__(self):
        super().__init__()
        self.ref = self


class Plain(Cycle, Base):
    pass


class Ring(Base):
    def __init__(self, n):
        super().__init__()
        self.next = Ring(n - 1) if n else None


def ring(n):
    first = last = Ring(n)
    while last.next: last = last.next
    last.next = first


def one():
    obj = Plain()
    del obj
    gc.collect()
    print(finalized)
    finalized.clear()


one()
ring(20)
gc.collect()
print(len(finalized))
