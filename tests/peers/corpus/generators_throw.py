# Exceptions thrown into generators.
def worker():
    log = []
    while True:
        try:
            x = yield log
            log.append(x)
        except ValueError as e:
            log.append('V:' + str(e))
        except KeyError:
            log.append('K')
            return


g = worker()
next(g)
print(g.send(1))
print(g.throw(ValueError('bad')))
print(g.send(2))
try:
    g.throw(KeyError('end'))
except StopIteration:
    print('stopped')


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print('asked to leave')
            raise


g = stubborn()
next(g)
g.close()
g.close()
print(list(g))
