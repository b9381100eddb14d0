# __getattr__, __getattribute__, __setattr__, __delattr__, and the attribute builtins.
class G:
    x = 1

    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('ok'):
            return name * 2
        raise AttributeError(f'no {name}')


g = G()
try:
    g.bad
except AttributeError as e:
    print(type(e).__name__)


class A:
    v = 'class v'

    def __getattribute__(self, name):
        if name == 'special':
            return 'SPECIAL'
        if name == 'hidden':
            raise AttributeError('hidden!')
        return super().__getattribute__(name)

    def meth(self):
        return self.special


a = A()
try:
    a.hidden
except AttributeError as e:
    print(type(e).__name__)


class Set:
    def __setattr__(self, k, v):
        print('set', k, v)
        object.__setattr__(self, k, v)

    def __delattr__(self, k):
        print('del', k)
        object.__delattr__(self, k)


s = Set()
try:
    del s.nope
except AttributeError as e:
    print(type(e).__name__)


class RO:
    def __setattr__(self, k, v):
        raise AttributeError(f'cannot set {k}')


try:
    RO().x = 1
except AttributeError as e:
    print(type(e).__name__)
