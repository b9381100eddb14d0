# One attribute access or store site that sees many shapes of objects, with and without the name.
class B:
    def __init__(self, a, b):
        self.st = 0
        self.first = a
        self.second = b
        self.d = 0
        self.check()

    def check(self):
        assert (self.first, self.second) == (1, 2), vars(self)


class E(B):
    pass


class S(B):
    def __init__(self, a, x, y, b):
        self.scale = x
        self.off = y
        super().__init__(a, b)


class L(B):
    def __init__(self, n):
        for i in range(n):
            setattr(self, "x%d" % i, i)
        super().__init__(1, 2)


for n in range(40):
    for _ in range(4):
        S(1, 5, 6, 2)
        E(1, 2)
        L(n)
print("stores ok")


class P:
    kind = "class"

    @property
    def prop(self):
        return "property"


class Q:
    kind = "Q"

    def __getattr__(self, name):
        return "getattr " + name


def read(o):
    return o.kind, o.prop


plain, own, q, slotted = P(), P(), Q(), type("R", (), {"__slots__": ("kind", "prop")})()
own.kind = "instance"
slotted.kind, slotted.prop = "slot", "slot too"
objects = [plain, own, q, slotted, type("N", (), {"kind": 1, "prop": 2})()]
for _ in range(3):
    print([read(o) for o in objects for _ in range(30)][::30])
P.kind = "changed"
P.prop = property(lambda self: "new property")
print([read(o) for o in objects])
del own.kind
print(read(own))
P.meth = lambda self: "m1"


def call(o):
    return o.meth()


print([call(plain) for _ in range(20)][-1])
plain.meth = lambda: "own m"
print([call(o) for o in (plain, own) for _ in range(20)][::20])
del plain.meth
P.meth = lambda self: "m2"
print([call(o) for o in (plain, own) for _ in range(20)][::20])
