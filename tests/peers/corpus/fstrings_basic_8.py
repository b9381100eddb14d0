# f-strings: expressions, conversions, specs, nesting, debugging '='.
print(len(f'{"x" * 1000}'), f'{" ".join(str(i) for i in range(5))}', f'{sum(i for i in range(5))}')


def g():
    r = f'{yield 1}{yield 2}'
    print(r)


it = g()
print(next(it), it.send('A'))
