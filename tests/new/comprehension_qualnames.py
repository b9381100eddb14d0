# test: expect
"""Qualified names of what comprehensions and generator expressions hold."""
g = [(lambda: 1) for i in (1,)][0]
h = list((lambda: 1) for i in (1,))[0]
def f():
    return [[(lambda: 1) for i in (1,)] for j in (1,)][0][0], {1: (lambda: 1) for i in (1,)}[1], list([(lambda: 1) for i in (1,)] for k in (1,))[0][0]
class C:
    a = [(lambda: 1) for i in (1,)][0]
    b = list((lambda: 1) for i in (1,))[0]
    c = (lambda: [(lambda: 1) for i in (1,)])()[0]
    def m(self): return [(lambda: 1) for i in (1,)][0]
for x in (g, h, *f(), C.a, C.b, C.c, C().m()):
    print(x.__qualname__)
#> <lambda>
#> <genexpr>.<lambda>
#> f.<locals>.<lambda>
#> f.<locals>.<lambda>
#> f.<locals>.<genexpr>.<lambda>
#> C.<lambda>
#> C.<genexpr>.<lambda>
#> C.<lambda>.<locals>.<lambda>
#> C.m.<locals>.<lambda>
