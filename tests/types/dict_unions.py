# dict | X and X | dict for the dict-like classes: the reflected method of a subclass goes first.
from collections import OrderedDict, defaultdict, ChainMap, Counter, UserDict
class D(dict): pass
class R(dict):
    def __ror__(self, o): return 'R.ror'
class O(dict):
    def __or__(self,o): return 'O.or'
    def __ror__(self,o): return 'O.ror'
class P(OrderedDict): pass
vals=[{}, {1:2}, D({3:4}), R({5:6}), O({7:8}), OrderedDict({9:1}), P({1:1}), defaultdict(int,{2:2}), ChainMap({4:4}), Counter('ab'), UserDict({6:6}), [(1,2)], 5, None, {'ab'}]
for a in vals:
    for b in vals:
        try: r=a|b; print(type(r).__name__, list(r.items()) if hasattr(r,'items') else r)
        except Exception as e: print(type(a).__name__,type(b).__name__,type(e).__name__,e)
        c=type(a)(a) if a is not None and not isinstance(a, defaultdict) else a
        try: c|=b; print(type(c).__name__, list(c.items()) if hasattr(c,'items') else c)
        except Exception as e: print(type(a).__name__,type(b).__name__,type(e).__name__,e)
class P(OrderedDict): pass
class P2(OrderedDict):
    def foo(self): pass
print(type({}|P({1:1})), type(P()|{}), P.__ror__ is OrderedDict.__ror__, dict.__ror__ is OrderedDict.__ror__, dict.__ror__, OrderedDict.__ror__, P.__ror__)
print(dict.__or__({}, P()), {}.__or__(P()))
import operator
print(type(operator.or_({},P())))
class D(dict): pass
print(type(D()|P()))
class I(int): pass
class J(I):
    def __radd__(s,o): return 'J'
class K(J): pass
print(I()+K(), 1+K(), 1.5+K(), True+K())
