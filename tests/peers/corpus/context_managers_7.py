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


def many():
    with CM(1), CM(2), CM(3), CM(4):
        with CM(5) as five, CM(6):
            return five


print(many())


class Boolish:
    def __bool__(self):
        raise ZeroDivisionError('bool')


with CM('no bool', Boolish()):
    pass
