# The library module drive_collections, run unmodified.
import sys, os
if os.path.isdir("/usr/lib/python3.11"):
    sys.path.insert(0, "/usr/lib/python3.11")

import collections, operator
from collections import *
P = namedtuple('P', 'x y', defaults=[0])
print(P(1), P(1, 2)._asdict(), P._make('ab'), P(1)._replace(y=5), P.__doc__, P._fields)
c = Counter('mississippi')
print(c.most_common(2), c['z'], sorted(c.elements()), (c - Counter('miss')).most_common())
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(list(o), o.popitem(last=False), list(reversed(o)))
d = defaultdict(list)
for k, v in [('a', 1), ('b', 2), ('a', 3)]:
    d[k].append(v)
print(dict(d))
m = ChainMap({'x': 1}, {'x': 2, 'y': 3})
print(m['x'], m['y'], dict(m), m.new_child({'z': 0})['z'], len(m))
q = deque('abc', maxlen=3)
q.append('d')
q.rotate(1)
print(q, q.popleft())
class UD(UserDict):
    def __missing__(self, k): return k.upper()
u = UD(a=1)
print(u['b'], u, 'a' in u, u | {'c': 2})
ul = UserList([3, 1, 2])
ul.sort()
print(ul, ul + [4], ul[1:], ul * 2, sorted(ul, reverse=True))
us = UserString('hello')
print(us.upper(), us + ' w', us[1:3], us.replace('l', 'L'), 'ell' in us, us == 'hello')
x = P(3, 4)
print(operator.itemgetter(0)(x), operator.attrgetter('y')(x), x + (1,), hash(x) == hash((3, 4)))
big = Counter(i % 7 for i in range(1000))
big.update(Counter({3: 5}))
print(big.most_common(3), big.total(), +Counter(a=0, b=1), Counter(a=1) | Counter(a=3, b=1), Counter(a=2) & Counter(a=1))
