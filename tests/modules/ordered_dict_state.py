# test: expect
# OrderedDict: fromkeys with keywords, the state of subclasses with slots.
from collections import OrderedDict


class Sub(OrderedDict):
    pass


class Slots(OrderedDict):
    __slots__ = ('x', 'y')


class State(OrderedDict):
    def __getstate__(self):
        return 'own'


print(OrderedDict.fromkeys([1, 2], value=3), OrderedDict.fromkeys(iterable=[1], value=2))
#> OrderedDict({1: 3, 2: 3}) OrderedDict({1: 2})
print(Sub.fromkeys('ab'), Sub.fromkeys('ab', 1))
#> Sub({'a': None, 'b': None}) Sub({'a': 1, 'b': 1})
for bad in [(), (1,), ([1], 2, 3)]:
    try:
        print(OrderedDict.fromkeys(*bad))
    except TypeError as e:
        print('TypeError')
#> TypeError
#> TypeError
#> TypeError
d = Slots(a=1)
print(d.__reduce__()[1:3])
#> ((), None)
d.x = [5]
print(d.__reduce__()[1:3])
#> ((), (None, {'x': [5]}))
d.other = 7
print(d.__reduce__()[1:3])
#> ((), ({'other': 7}, {'x': [5]}))
print(State().__reduce__()[1:3])
#> ((), 'own')
s = Sub()
print(s.__reduce__()[1:3])
#> ((), None)
s.z = 1
print(s.__reduce__()[1:3])
#> ((), {'z': 1})
