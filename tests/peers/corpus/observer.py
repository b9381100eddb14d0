# Observers, signals and weakly coupled objects.
class Signal:
    def __init__(self):
        self.slots = []

    def connect(self, f):
        self.slots.append(f)
        return f

    def __call__(self, *args, **kw):
        return [f(*args, **kw) for f in self.slots[:]]


class Model:
    changed = Signal()

    def __init__(self):
        self._x = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, v):
        old, self._x = self._x, v
        if old != v:
            self.changed(old, v)


log = []
Model.changed.connect(lambda a, b: log.append((a, b)))


@Model.changed.connect
def once(a, b):
    log.append('once')
    Model.changed.slots.remove(once)


m = Model()
m.x = 5
m.x = 5
m.x += 1
print(log, len(Model.changed.slots))
