# Generators: next, send, throw, close, return values, attributes, errors.
def with_try():
    try:
        yield 1
        yield 2
    except ZeroDivisionError:
        yield 'zd'
    else:
        yield 'else'
    finally:
        yield 'fin'


print(list(with_try()))
g = with_try()
print(next(g), g.throw(ZeroDivisionError), next(g), next(g, 'over'))
