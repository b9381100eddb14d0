# Generators whose except blocks were entered while their caller handled something that is gone.
def g():
    while True:
        try:
            yield 1
            raise ValueError
        except ValueError: pass
        yield 2


its = [g() for i in range(200)]


class K(KeyError): pass


def step(it):
    try: raise K([1]*10)
    except KeyError: next(it)


def work(n):
    if n: work(n - 1)
    else:
        for it in its: step(it)


for it in its: print(next(it), end=' ')
for it in its: print(next(it), end=' ')
