# Lambdas in tables, with defaults, recursion and conditional expressions.
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, 'max': lambda *a: max(a), 'kw': lambda **k: sorted(k)}
print(ops['+'](1, 2), ops['-'](5, 3), ops['max'](1, 9, 4), ops['kw'](b=1, a=2))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
fix = lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v)))
print(fact(10), fix(lambda self: lambda n: 0 if n == 0 else n + self(n - 1))(10))
print(sorted([(2, 'b'), (1, 'c'), (3, 'a')], key=lambda t: t[1]), list(map(lambda x, y: x * y, [1, 2], [3, 4])))
print((lambda: None)(), (lambda x, y=2, *z, w=4: (x, y, z, w))(1, w=5), [f(3) for f in [lambda x, n=n: x ** n for n in range(3)]])
print((lambda a: (lambda b: (lambda c: a + b + c)(3))(2))(1), (lambda x: x and 'yes' or 'no')(0))
