# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def producer():
    for i in range(100000):
        yield i


g = producer()
print(next(g), next(g))
it = iter(g)
print(it is g, next(it))
