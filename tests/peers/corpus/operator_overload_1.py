# Operator overloading: normal, reflected, in-place, NotImplemented, subclass priority.
class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(('iadd', o))
        return self

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        return f'sub {o}'

    def __imul__(self, o):
        return 'replaced'


x = y = InPlace()
x += 1
x += 'a'
print(x is y, x.log)
x -= 3
print(x)
