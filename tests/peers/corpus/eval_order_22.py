# Evaluation order of every compound expression and statement.
log = []


def v(tag, val=None):
    log.append(tag)
    return val if val is not None else tag


def show(what):
    print(what, *log)
    log.clear()


class O:
    def __init__(self, name='o'):
        object.__setattr__(self, 'name', name)

    def __getattr__(self, n):
        log.append(f'{self.name}.{n}')
        return 1

    def __setattr__(self, n, val):
        log.append(f'{self.name}.{n}=')

    def __getitem__(self, k):
        log.append(f'{self.name}[{k}]')
        return 1

    def __setitem__(self, k, val):
        log.append(f'{self.name}[{k}]=')

    def __delitem__(self, k):
        log.append(f'del {self.name}[{k}]')


o, p = O('o'), O('p')
show('aug once')
try:
    o[v('k')] = v('val') + undefined
except NameError: show('assign error')
