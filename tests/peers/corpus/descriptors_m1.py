# Descriptors: data and non-data, lookup order, properties, set/delete hooks.
class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, o, t=None):
        return f'{self.tag}.get({o is not None}, {t.__name__ if t else t})'

    def __set__(self, o, v):
        print(f'{self.tag}.set {v}')

    def __delete__(self, o):
        print(f'{self.tag}.delete')


class NonData:
    def __get__(self, o, t=None):
        return f'nondata({o is not None})'


class SetOnly:
    def __set__(self, o, v):
        o.__dict__['s'] = v * 2


class DelOnly:
    def __delete__(self, o):
        print('delonly')


class C:
    d = Data('d')
    n = NonData()
    s = SetOnly()
    x = DelOnly()


c = C()
try:
    del c.s
except AttributeError as e:
    print(type(e).__name__)
