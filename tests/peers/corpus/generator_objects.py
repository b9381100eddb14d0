# Generator and coroutine objects: attributes, throw() in all forms, await of odd things.
def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__, e if 'await' not in str(e) else '')


def gen():
    while True:
        try:
            x = yield
            print('sent', x)
        except ValueError as e:
            print('caught', type(e).__name__, e.args, e.__traceback__ is not None)


def fresh():
    g = gen()
    next(g)
    return g


g = fresh()
attempt(fresh().throw, KeyError)


class Sub:
    def __iter__(self): return self
    def __next__(self): return 'n'
    def throw(self, *a): raise StopIteration(('thrown', len(a)))
    def send(self, v): return 'sent', v


def over(it):
    r = yield from it
    print('result', r)
    yield 'after'


d = over(Sub())
print(next(d), d.send(3))
