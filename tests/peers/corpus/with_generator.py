# A with block inside a generator that is closed early.
class Log:
    def __enter__(self):
        print('open')
        return self

    def __exit__(self, kind, value, trace):
        print('close', kind.__name__ if kind else None)


def lines():
    with Log():
        for word in ('one', 'two', 'three'):
            yield word


g = lines()
print(next(g))
g.close()
print(list(lines()))
g = lines()
next(g)
try:
    g.throw(ValueError('thrown'))
except ValueError as e:
    print('out', e)
