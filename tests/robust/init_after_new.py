# Arguments of calls with __new__ and __init__ in Python survive binding to *args and **kwargs.
class C:
    def __new__(cls, *a, **k):
        return object.__new__(cls)
    def __init__(self, *a, **k):
        self.a = a
        self.k = k
def make(i):
    return C([i], [i+1], [i+2], [i+3], x=[i+2], y=[i+3], **{'x%d' % j: [j] for j in range(20)})
def gen():
    for i in range(20):
        yield C([i], [i+1], x=[i+2], y=[i+3])
        yield make(i)
for i in range(20):
    c = C([i], [i+1], x=[i+2], y=[i+3])
    print(c.a, c.k)
    c = make(i)
    print(c.a, c.k)
for c in gen(): print(c.a, c.k)
