# Generators used while running, closed inside themselves, in cycles, thrown into at odd moments.
def producer():
    for i in range(100000):
        yield i


print(sum(producer()), max(producer()), sum(1 for _ in producer()))
