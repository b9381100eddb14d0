# test: expect
# math, itertools and other module functions newer than 3.11.
import math, itertools, operator, sys, collections


def t(src):
    try:
        print(src, '=', repr(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, e)


for src in '''math.sumprod([1, 2, 3], [4, 5, 6])|math.sumprod([], [])|math.sumprod([1.5, 2], [2, 3])|math.sumprod([1], [1, 2])|math.sumprod([0.1] * 10, [1] * 10)|math.sumprod([10, 20], ['a', 2])|math.sumprod(5, [1])|math.sumprod([10**20], [10**20])|math.sumprod([True], [2.5])|math.sumprod([1e16, 1, -1e16], [1, 1, 1])|math.sumprod([1j], [2])|math.sumprod([1, 2], (x for x in [3, 4]))
math.fma(2, 3, 4)|math.fma(0.1, 10, -1)|math.fma(1e308, 10, 0)|math.fma(math.inf, 0, 1)|math.fma(math.nan, 1, 1)|math.fma(1, 2)|math.fma('a', 1, 2)|math.fma(math.inf, 1, -math.inf)|math.fma(-0.0, 0.0, 0.0)|math.nextafter(1.0, 2.0, steps=3)|math.nextafter(1.0, 2.0, steps=0)|math.nextafter(1.0, 2.0, steps=-1)|math.nextafter(0.0, 1.0, steps=2)|math.nextafter(1, 5, steps=10**30)|round(math.cbrt(27), 9)|math.exp2(10)|math.perm(5, 3)|math.comb(10, 3)
list(itertools.batched('abcdefg', 3))|list(itertools.batched([], 2))|list(itertools.batched('ab', 5))|itertools.batched('ab', 0)|itertools.batched('ab', -1)|itertools.batched(5, 2)|itertools.batched('ab')|list(itertools.batched('abcd', 2, strict=True))|list(itertools.batched('abc', 2, strict=True))|list(itertools.batched('abc', n=2))|itertools.batched('a', 'b')|list(itertools.batched(range(7), 1))|next(itertools.batched('abc', 2))
operator.is_none(None)|operator.is_none(0)|operator.is_not_none(None)|operator.is_not_none(5)|operator.call(max, 1, 5)|list(zip('ab', 'cd', strict=True))|list(map(lambda a, b: (a, b), 'ab', 'cd', strict=True))|list(map(lambda a, b: (a, b), 'ab', 'c', strict=True))|list(map(str, 'ab', strict=True))|sys.exception()|sys.version_info >= (3, 14)|float.from_number(5)|complex.from_number('x')|int(5.5)|memoryview(b'aab').count(97)|memoryview(b'abc').index(99)|memoryview(b'abc').index(0)|'ab'.replace('a', 'b', count=1)|'aXbX'.replace('X', '-', count=1)|memoryview[int]|collections.Counter('ab') ^ collections.Counter('bc')'''.replace('\n', '|').split('|'):
    if 'Counter' in src:
        continue
    t(src)
#> math.sumprod([1, 2, 3], [4, 5, 6]) = 32
#> math.sumprod([], []) = 0
#> math.sumprod([1.5, 2], [2, 3]) = 9.0
#> math.sumprod([1], [1, 2]) -> ValueError Inputs are not the same length
#> math.sumprod([0.1] * 10, [1] * 10) = 1.0
#> math.sumprod([10, 20], ['a', 2]) -> TypeError unsupported operand type(s) for +: 'int' and 'str'
#> math.sumprod(5, [1]) -> TypeError 'int' object is not iterable
#> math.sumprod([10**20], [10**20]) = 10000000000000000000000000000000000000000
#> math.sumprod([True], [2.5]) = 2.5
#> math.sumprod([1e16, 1, -1e16], [1, 1, 1]) = 0.0
#> math.sumprod([1j], [2]) = 2j
#> math.sumprod([1, 2], (x for x in [3, 4])) = 11
#> math.fma(2, 3, 4) = 10.0
#> math.fma(0.1, 10, -1) = 5.551115123125783e-17
#> math.fma(1e308, 10, 0) -> OverflowError overflow in fma
#> math.fma(math.inf, 0, 1) -> ValueError invalid operation in fma
#> math.fma(math.nan, 1, 1) = nan
#> math.fma(1, 2) -> TypeError fma expected 3 arguments, got 2
#> math.fma('a', 1, 2) -> TypeError must be real number, not str
#> math.fma(math.inf, 1, -math.inf) -> ValueError invalid operation in fma
#> math.fma(-0.0, 0.0, 0.0) = 0.0
#> math.nextafter(1.0, 2.0, steps=3) = 1.0000000000000007
#> math.nextafter(1.0, 2.0, steps=0) = 1.0
#> math.nextafter(1.0, 2.0, steps=-1) -> ValueError steps must be a non-negative integer
#> math.nextafter(0.0, 1.0, steps=2) = 1e-323
#> math.nextafter(1, 5, steps=10**30) = 5.0
#> round(math.cbrt(27), 9) = 3.0
#> math.exp2(10) = 1024.0
#> math.perm(5, 3) = 60
#> math.comb(10, 3) = 120
#> list(itertools.batched('abcdefg', 3)) = [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)]
#> list(itertools.batched([], 2)) = []
#> list(itertools.batched('ab', 5)) = [('a', 'b')]
#> itertools.batched('ab', 0) -> ValueError n must be at least one
#> itertools.batched('ab', -1) -> ValueError n must be at least one
#> itertools.batched(5, 2) -> TypeError 'int' object is not iterable
#> itertools.batched('ab') -> TypeError batched() missing required argument 'n' (pos 2)
#> list(itertools.batched('abcd', 2, strict=True)) = [('a', 'b'), ('c', 'd')]
#> list(itertools.batched('abc', 2, strict=True)) -> ValueError batched(): incomplete batch
#> list(itertools.batched('abc', n=2)) = [('a', 'b'), ('c',)]
#> itertools.batched('a', 'b') -> TypeError 'str' object cannot be interpreted as an integer
#> list(itertools.batched(range(7), 1)) = [(0,), (1,), (2,), (3,), (4,), (5,), (6,)]
#> next(itertools.batched('abc', 2)) = ('a', 'b')
#> operator.is_none(None) = True
#> operator.is_none(0) = False
#> operator.is_not_none(None) = False
#> operator.is_not_none(5) = True
#> operator.call(max, 1, 5) = 5
#> list(zip('ab', 'cd', strict=True)) = [('a', 'c'), ('b', 'd')]
#> list(map(lambda a, b: (a, b), 'ab', 'cd', strict=True)) = [('a', 'c'), ('b', 'd')]
#> list(map(lambda a, b: (a, b), 'ab', 'c', strict=True)) -> ValueError map() argument 2 is shorter than argument 1
#> list(map(str, 'ab', strict=True)) = ['a', 'b']
#> sys.exception() = None
#> sys.version_info >= (3, 14) = True
#> float.from_number(5) = 5.0
#> complex.from_number('x') -> TypeError must be real number, not str
#> int(5.5) = 5
#> memoryview(b'aab').count(97) = 2
#> memoryview(b'abc').index(99) = 2
#> memoryview(b'abc').index(0) -> ValueError memoryview.index(x): x not found
#> 'ab'.replace('a', 'b', count=1) = 'bb'
#> 'aXbX'.replace('X', '-', count=1) = 'a-bX'
#> memoryview[int] = memoryview[int]
import functools
from functools import partial


def f(*a, **k): return a, k


for src in ('partial(f, functools.Placeholder, 2)(1)', 'partial(f, functools.Placeholder, 2, functools.Placeholder, 4)(1, 3, 5)', 'partial(f, functools.Placeholder, 2)()', 'partial(f, 1, functools.Placeholder)', 'partial(partial(f, functools.Placeholder, 2), 1)()', 'repr(functools.Placeholder)', 'functools.reduce(lambda a, b: a + b, [1, 2], initial=10)', 'partial(f, x=functools.Placeholder)'):
    t(src)
#> partial(f, functools.Placeholder, 2)(1) = ((1, 2), {})
#> partial(f, functools.Placeholder, 2, functools.Placeholder, 4)(1, 3, 5) = ((1, 2, 3, 4, 5), {})
#> partial(f, functools.Placeholder, 2)() -> TypeError missing positional arguments in 'partial' call; expected at least 1, got 0
#> partial(f, 1, functools.Placeholder) -> TypeError trailing Placeholders are not allowed
#> partial(partial(f, functools.Placeholder, 2), 1)() = ((1, 2), {})
#> repr(functools.Placeholder) = 'Placeholder'
#> functools.reduce(lambda a, b: a + b, [1, 2], initial=10) = 13
#> partial(f, x=functools.Placeholder) -> TypeError Placeholder cannot be passed as a keyword argument
import random
r = random.Random(5)
print(r.binomialvariate(10, 0.3), [r.binomialvariate(5, 0.5) for _ in range(8)], r.binomialvariate(100, 0.5), r.binomialvariate(0, 0.5), r.binomialvariate())
#> 6 [4, 2, 1, 2, 3, 2, 2, 4] 53 0 0
for src in ('r.binomialvariate(-1)', 'r.binomialvariate(5, 2)', 'r.expovariate() > 0', 'r.sample([1, 2], 3)', 'r.randrange(10, step=2)'):
    t(src)
#> r.binomialvariate(-1) -> ValueError n must be non-negative
#> r.binomialvariate(5, 2) -> ValueError p must be in the range 0.0 <= p <= 1.0
#> r.expovariate() > 0 = True
#> r.sample([1, 2], 3) -> ValueError Sample larger than population or is negative
#> r.randrange(10, step=2) -> TypeError Missing a non-None stop argument
import os, time
for src in ('os.process_cpu_count() > 0', 'os.path.splitroot("/a/b")', 'os.path.splitroot("//a")', 'os.path.splitroot("a")', 'os.path.isjunction("/")', 'os.path.isreserved("a") if hasattr(os.path, "isreserved") else False'):
    t(src)
#> os.process_cpu_count() > 0 = True
#> os.path.splitroot("/a/b") = ('', '/', 'a/b')
#> os.path.splitroot("//a") = ('', '//', 'a')
#> os.path.splitroot("a") = ('', '', 'a')
#> os.path.isjunction("/") = False
#> os.path.isreserved("a") if hasattr(os.path, "isreserved") else False = False
