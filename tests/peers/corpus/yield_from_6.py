# yield from: delegation of send, throw, close and return values.
class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        print('iter')
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('it value')
        return self.n

    def send(self, v):
        print('send', v)
        return v * 10

    def throw(self, *a):
        print('throw', a[0] if isinstance(a[0], type) else type(a[0]))
        return 'thrown'

    def close(self):
        print('close')


def deleg():
    r = yield from It()
    print('r', r)


g = deleg()
g.close()


class NoThrow:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def deleg2():
    try:
        yield from NoThrow()
    except ValueError as e:
        print('deleg2', e)
        yield 'handled'


g = deleg2()
print(next(g), g.throw(ValueError('vv')), next(g, 'end'))
