# with statements: entry, exit, what exit sees, suppression.
class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind.__name__ if kind else None, value and value.args)
        return self.swallow


with Manager('a') as x:
    print(x)
with Manager('b'), Manager('c') as y:
    print(y)
with Manager('d', True):
    raise ValueError('gone')
try:
    with Manager('e') as z, Manager('f', True):
        raise IndexError('i')
    print('went on')
    with Manager('g'):
        raise KeyError('k')
except KeyError as err:
    print('caught', err.args)
