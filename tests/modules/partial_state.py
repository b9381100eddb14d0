# functools.partial: its attributes, its state, keywords that are none.
import copy
from functools import partial


def capture(*args, **kw):
    return args, kw


p = partial(capture, ['asdf'], bar=[True])
p.attr = []
q = copy.copy(p)
print(q.args is p.args, q.keywords is p.keywords, q.__dict__, q.attr is p.attr)
try:
    del p.__dict__
except TypeError as e:
    print(type(e).__name__)
p.__setstate__((capture, (1,), dict(a=10), None))
print(p.__dict__, p.args, p(2, b=20))
p.__setstate__((capture, (1,), dict(a=10), {'x': 1}))
print(p.x, p())
p.keywords[1234] = 'value'
try:
    p()
except TypeError as e:
    print(type(e).__name__)
