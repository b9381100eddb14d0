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


# rings of several classes, of which some save themselves: all are finalised by the first collection
class Node:
    calls = []
    saved = []

    def __del__(self):
        self.calls.append(id(self))
        self.side_effect()

    def side_effect(self):
        pass

    def chain(self, left):
        self.left = left
        left.right = self


class Saver(Node):
    def side_effect(self):
        self.saved.append(self)


class Breaker(Node):
    def side_effect(self):
        self.left = self.right = None


def check(classes):
    nodes = [c() for c in classes]
    for i in range(len(nodes)):
        nodes[i].chain(nodes[i - 1])
    ids = sorted(id(n) for n in nodes)
    del nodes
    gc.collect()
    print(sorted(Node.calls) == ids, len(Node.calls), len(Node.saved))
    Node.saved.clear()
    gc.collect()
    print(sorted(Node.calls) == ids, len(Node.calls))
    Node.calls.clear()


for kinds in ([Node] * 3, [Saver] * 3, [Breaker] * 3, [Saver, Node] * 2, [Saver, Saver, Node, Node, Breaker, Breaker],
              [Breaker, Node] * 2):
    check(kinds)
