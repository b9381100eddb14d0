# Pieces of strings: slices, splits, digits and joins where krait takes short cuts for ASCII text, small
def noisy(x):
    print('got', x)
    return x


print(noisy('abcdef')[noisy(1):noisy(4)], noisy([1, 2, 3])[noisy(-2):])


def gen():
    got = 'abcdef'[(yield 1):(yield 2)]
    yield got


g = gen()
print(next(g), g.send(2), g.send(4))
