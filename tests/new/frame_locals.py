# test: expect
# locals() and frame.f_locals after 3.11 (PEP 667, PEP 709); attributes that classes got in 3.13.
import sys


# PEP 709: comprehensions run in the frame of their function
def inl():
    x = 1
    return [sorted(locals()) for y in [0]][0]


print(inl())
#> ['x', 'y']


class K:
    a = 1
    names = [sorted(k for k in locals() if not k.startswith('__')) for _ in 'a'][0]


print(K.names)
#> ['_']


# PEP 667: locals() is a snapshot, frame.f_locals writes through
def snap():
    x = 1
    l = locals()
    l['x'] = 99
    y = 2
    return x, sorted(l), locals() is locals(), sorted(locals())


print(snap())
#> (1, ['x'], False, ['l', 'x', 'y'])


def write_through():
    v = 1
    sys._getframe().f_locals['v'] = 5
    return v


print(write_through())
#> 5


def exec_local():
    x = 1
    exec('x = 2; z = 3')
    return x, 'z' in locals()


print(exec_local())
#> (1, False)
