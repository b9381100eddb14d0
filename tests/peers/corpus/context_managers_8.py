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


def flow():
    for i in range(4):
        with CM(i):
            if i == 0:
                continue
            if i == 1:
                pass
            elif i == 2:
                break
    with CM('r'):
        return 'ret'


while True:
    with CM('loop', True):
        break
for i in range(2):
    try:
        with CM('try'):
            continue
    finally:
        print('fin', i)
