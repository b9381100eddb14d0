# Generators: next, send, throw, close, return values, attributes, errors.
def exc_state():
    try:
        raise ValueError('inner')
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield repr(e)


g = exc_state()
print(next(g))
lam = lambda: (yield 1)
print(list(lam()), type(lam()).__name__)
