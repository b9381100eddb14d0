"""Attributes read and written: instances, slots, classes, properties, modules, __getattr__, getattr and setattr."""
import math
import sys


class Plain:
    shared = 3

    def __init__(self):
        self.a = 1
        self.b = 2
        self.c = 3


class Slotted:
    __slots__ = ("a", "b", "c")

    def __init__(self):
        self.a = 1
        self.b = 2
        self.c = 3


class Derived(Plain):
    def __init__(self):
        super().__init__()
        self.d = 4
        self.next = None

    @property
    def total(self):
        return self.a + self.b

    @total.setter
    def total(self, value):
        self.a = value - self.b


class Lazy:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        return len(name)


class Counter:
    count = 0


def walk(n):
    first = node = Derived()
    for i in range(n):
        node.next = Derived()
        node = node.next
        node.d = i
    total = 0
    node = first
    while node is not None:
        total += node.d + node.a
        node = node.next
    return total


def loop(count):
    p, s, d, lazy = Plain(), Slotted(), Derived(), Lazy()
    total = 0
    for i in range(count):
        p.a = i
        p.b = p.a + p.c
        s.a = i & 7
        s.c = s.a + s.b
        d.d = d.a + d.shared
        total += p.b + s.c + d.d + p.shared
        Counter.count += 1
        total += Counter.count & 1
        if math.pi < 3:
            total += 1
    for i in range(count // 4):
        d.total = i
        total += d.total + lazy.known + lazy.missing
        setattr(p, "c", i & 3)
        total += getattr(p, "c") + getattr(p, "nothing", 5) + hasattr(s, "b")
    return total


def main(scale):
    print("attribute_access", loop(max(1, int(2800000 * scale))), walk(max(1, int(250000 * scale))), Counter.count)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
