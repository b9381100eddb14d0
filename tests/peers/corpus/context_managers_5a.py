# The with statement: order, suppression, errors, targets, control flow.
class CM:
    def __init__(self, name, suppress=False, value=None):
        self.name, self.suppress, self.value = name, suppress, value

    def __enter__(self):
        print('enter', self.name)
        return self.value if self.value is not None else self.name

    def __exit__(self, t, v, tb):
        print('exit', self.name, t.__name__ if t else t, v, tb is not None)
        return self.suppress


def gen():
    with CM('g'):
        yield 1
        yield 2


print(list(gen()))
