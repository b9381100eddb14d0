# __getattr__, __getattribute__, __setattr__, __delattr__, and the attribute builtins.
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


class Set:
    def __setattr__(self, k, v):
        print('set', k, v)
        object.__setattr__(self, k, v)

    def __delattr__(self, k):
        print('del', k)
        object.__delattr__(self, k)


s = Set()
s.a = 1
s.a += 5
