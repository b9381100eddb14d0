# A stack of contexts with a manager of managers.
class Stack:
    def __init__(self):
        self.exits = []

    def __enter__(self):
        return self

    def enter(self, cm):
        value = cm.__enter__()
        self.exits.append(cm.__exit__)
        return value

    def callback(self, f, *args):
        self.exits.append(lambda *exc: f(*args))

    def __exit__(self, *exc):
        while self.exits:
            if self.exits.pop()(*exc):
                exc = (None, None, None)
        return exc[0] is None


class CM:
    def __init__(self, name, swallow=None):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('+', self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print('-', self.name, kind and kind.__name__)
        return kind is not None and self.swallow is not None and issubclass(kind, self.swallow)


with Stack() as s:
    print(s.enter(CM('a')), s.enter(CM('b', ValueError)), s.enter(CM('c', KeyError)))
    s.callback(print, 'called', 1)
    raise ValueError('x')
print('after')
with Stack() as s:
    s.enter(CM('only'))
