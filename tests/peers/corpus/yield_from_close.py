# Closing the outer generator closes what it delegates to.
def leaf(name):
    try:
        for i in range(5):
            yield name, i
    finally:
        print('closed', name)


def tree():
    try:
        yield from leaf('left')
        yield from leaf('right')
    finally:
        print('closed tree')


g = tree()
print(next(g), next(g))
g.close()
g = tree()
print([x for x, i in zip(g, range(7))])
g.close()


def failing():
    try:
        yield 1
        raise OSError('from the leaf')
    finally:
        print('leaf left')


def catcher():
    try:
        yield from failing()
    except OSError as e:
        yield 'caught ' + str(e)


print(list(catcher()))
