# Generators: next, send, throw, close, return values, attributes, errors.
def catcher():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', type(e).__name__)
            yield 'after'
        finally:
            print('finally')


g = catcher()
try:
    g.throw(KeyError('k'))
except KeyError as e:
    print('KeyError', type(e).__name__)
g = catcher()
try:
    g.throw(ValueError('before start'))
except ValueError as e:
    print(type(e).__name__)
g = catcher()
g.close()
g.close()
print('closed', next(g, None))
g = catcher()
g.close()
print('closed unstarted', list(g))
