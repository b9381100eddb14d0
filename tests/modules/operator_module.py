# operator: every function.
import operator
from operator import *


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


class C:
    x = 5
    class y:
        z = 7
    def m(self, *a, **k): return a, k
    def __index__(self): return 3
    def __length_hint__(self): return 4


c = C()
for src in '''lt(1, 2)|le(2, 2)|eq(1, 1.0)|ne(1, 2)|ge(1, 2)|gt(2, 1)|lt(1, 'a')|not_(0)|truth([])|is_(None, None)|is_not(1, None)|abs(-5)|operator.abs(-5)|add(1, 2)|add('a', 'b')|add(1, 'a')|and_(6, 3)|floordiv(7, 2)|index(c)|index(True)|index(1.5)|inv(5)|invert(5)|lshift(1, 3)|mod(7, 3)|mod('%s', 5)|mul(3, 4)|mul('a', 3)|matmul(1, 2)|neg(5)|or_(6, 3)|pos(-5)|operator.pow(2, 5)|rshift(8, 1)|sub(5, 3)|truediv(7, 2)|xor(6, 3)|truediv(1, 'a')
concat('a', 'b')|concat([1], [2])|concat(1, 2)|contains([1, 2], 1)|contains('abc', 'b')|contains(5, 1) if 0 else 1|countOf([1, 2, 1], 1)|countOf('hello', 'l')|countOf(5, 1)|indexOf([1, 2, 3], 2)|indexOf([1], 9)|indexOf('abc', 'c')|getitem([1, 2], 1)|getitem({'a': 1}, 'a')|getitem([1], slice(None))|getitem([1], 5)|getitem(5, 1)|length_hint([1, 2])|length_hint(c)|length_hint(iter([1, 2, 3]))|length_hint(5)|length_hint(5, 9)|length_hint(5, 'a')|length_hint(x for x in [])|length_hint(x for x in []) == 0
itemgetter(1)('abc')|itemgetter(1, 0)('abc')|itemgetter('a')({'a': 5})|itemgetter(slice(1, None))('abc')|itemgetter(-1)([1, 2])|itemgetter(5)('a')|itemgetter()|itemgetter(0)|itemgetter(0, 'x')|itemgetter(0)()|itemgetter(0)(1, 2)|itemgetter(0)(5)|sorted([(1, 'b'), (2, 'a')], key=itemgetter(1))|list(map(itemgetter(0), ['ab', 'cd']))|attrgetter('x')(c)|attrgetter('x', 'y.z')(c)|attrgetter('y.z')(c)|attrgetter('nope')(c)|attrgetter('y.nope')(c)|attrgetter()|attrgetter(5)|attrgetter('x')|attrgetter('x', 'y')|attrgetter('real')(5)
methodcaller('m')(c)|methodcaller('m', 1, k=2)(c)|methodcaller('upper')('abc')|methodcaller('split', ',')('a,b')|methodcaller('nope')(c)|methodcaller()|methodcaller(5)|methodcaller('m', 1)|methodcaller('m', 1, k=2)|methodcaller('m')()|methodcaller('m')(1, 2)|call(f) if 0 else 1|call(lambda *a, **k: (a, k), 1, x=2)|call()|itemgetter(1) == itemgetter(1)|type(itemgetter(1)).__name__
iadd([1], [2])|iadd(1, 2)|iand(6, 3)|iconcat([1], [2])|ifloordiv(7, 2)|ilshift(1, 2)|imod(7, 3)|imul([1], 2)|ior({1}, {2})|ipow(2, 3)|irshift(8, 1)|isub(5, 3)|itruediv(7, 2)|ixor(6, 3)|imatmul(1, 2)|operator.__add__(1, 2)|operator.__lt__(1, 2)|operator.__getitem__([5], 0)|operator.__contains__([1], 1)|operator.__not__(1)|operator.__iadd__([1], [2])|operator.__index__(5)|operator.__and__(1, 3)|operator.add is operator.__add__|add(1)|add(1, 2, 3)|lt()|add(x=1, y=2)'''.replace('\n', '|').split('|'):
    t(src)
l = [1, 2, 3]
r = iadd(l, [4])
print(r is l, l, setitem(l, 0, 9), l, delitem(l, 0), l, setitem(l, slice(0, 1), 'ab'), l)
d = {}
setitem(d, 'k', 'v')
print(d, delitem(d, 'k'), d)
for f in (lambda: setitem((1,), 0, 1), lambda: delitem([], 0), lambda: setitem([], 5, 1), lambda: delitem({}, 'a')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
import functools
print(functools.reduce(mul, range(1, 11)), list(map(add, [1, 2], [3, 4])), sorted(operator.__all__)[:10], len(operator.__all__) >= 54, add.__name__, itemgetter.__name__)


class R:
    def __radd__(self, o): return 'radd'
    def __iadd__(self, o): return 'iadd'
    def __eq__(self, o): return 'eq'
    def __getitem__(self, k): return ('item', k)
    def __contains__(self, k): return 'yes'
    def __matmul__(self, o): return 'mm'
    def __bool__(self): return False


x = R()
print(add(1, x), iadd(x, 1), eq(x, 1), getitem(x, 5), contains(x, 1), matmul(x, 1), truth(x), not_(x), itemgetter(1, 'a')(x))
