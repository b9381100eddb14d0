# yield from: delegation of send, throw, close and return values.
def recursive_self():
    def g1():
        yield from g2_obj
    g2_obj = g1()
    try:
        next(g2_obj)
    except ValueError as e:
        print(e)


def ge_throw():
    def i():
        yield 1
    yield from i()
    yield 2


g = ge_throw()
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print('GeneratorExit')


class RaisesClose:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def close(self):
        raise OSError('close failed')


def rc():
    yield from RaisesClose()


g = rc()
try:
    g.close()
except OSError as e:
    print(e)
res = []
print(res)
