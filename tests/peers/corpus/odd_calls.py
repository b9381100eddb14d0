# Calls that once crashed: objects never initialised, arguments of the wrong type, hooks that change the object at work.
import gc, io, random, time
try:
    random.Random()._randbelow('x')
except (AttributeError, TypeError):
    print('randbelow refuses')


class Clears:
    def __init__(self, where): self.where = where

    def __hash__(self):
        self.where.clear()
        return 1

    def __eq__(self, other): return self is other


a = []
a += [Clears(a), 1, 2, 3] * 50
print(len(set(a)), len(a))
