# What objects weigh, for bench/ram.py: krait, CPython and MicroPython run this. Between begin() and
# result() N objects of one kind come into a list that was there before; both collect and ask how much is
# in use. MicroPython for wasm collects only between two calls from outside, hence the small steps.
import gc

try:
    mem_alloc = gc.mem_alloc
except AttributeError:
    import tracemalloc
    tracemalloc.start()

    def mem_alloc():
        return tracemalloc.get_traced_memory()[0]


class Empty:
    pass


class Four:
    def __init__(self):
        self.a = 1
        self.b = 2
        self.c = 3
        self.d = 4


class Bound:
    def method(self):
        pass


bound = Bound()
count = 1000


def number():
    global count
    count += 1
    return count


def function():
    def f():
        return 1
    return f


def closure():
    x = 1

    def f():
        return x
    return f


def two_methods():
    class C:
        def one(self):
            return 1

        def two(self):
            return 2
    return C


def generator():
    yield 1


KINDS = {
    "empty instance": (1000, Empty),
    "instance, 4 attributes": (1000, Four),
    "object()": (1000, object),
    "float": (1000, lambda: number() * 0.5),
    "str of 10 characters": (1000, lambda: "string" + str(number())),
    "bytes of 10": (1000, lambda: b"bytes." + bytes(str(number()), "ascii")),
    "tuple of 2": (1000, lambda: (number(), 2)),
    "empty list": (1000, lambda: []),
    "list of 4": (1000, lambda: [1, 2, 3, 4]),
    "list of 1,000 ints": (20, lambda: [i for i in range(1000)]),
    "empty dict": (1000, lambda: {}),
    "dict of 4": (1000, lambda: {"a": 1, "b": 2, "c": 3, "d": 4}),
    "dict of 1,000 ints": (20, lambda: {i: i for i in range(1000)}),
    "set of 1,000 ints": (20, lambda: {i for i in range(1000)}),
    "function": (1000, function),
    "closure of 1 variable": (1000, closure),
    "bound method": (1000, lambda: bound.method),
    "generator": (1000, generator),
    "class with 2 methods": (200, two_methods),
}


def begin(name):
    global made, make, kept
    made, make = KINDS[name]
    make()
    make()
    kept = [None] * made


def fill():
    for i in range(made):
        kept[i] = make()


def collect():
    gc.collect()


def before():
    global was
    was = mem_alloc()


def result(name):
    print(name + ":", round((mem_alloc() - was) / made))


STEPS = ("begin(NAME)", "collect()", "before()", "fill()", "collect()", "result(NAME)")


def main():
    global NAME
    for NAME in KINDS:
        for step in STEPS:
            exec(step, globals())


if __name__ == "__main__":
    main()
