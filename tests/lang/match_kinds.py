# What matches sequence and mapping patterns: by registration and by inheritance.
import collections
import collections.abc


def kind(x):
    match x:
        case [*_]:
            return 'seq'
        case {}:
            return 'map'
        case _:
            return 'none'


class P1:
    pass


class C1(P1):
    pass


class P2:
    pass


class C2(P2):
    pass


print(kind(P1()), kind(C1()), kind(P2()), kind(C2()))
collections.abc.Sequence.register(P1)
collections.abc.Mapping.register(P2)
print(kind(P1()), kind(C1()), kind(P2()), kind(C2()))


class MS(collections.UserDict, collections.abc.Sequence):
    pass


class SM(collections.UserList, collections.abc.Mapping):
    pass


class Deep(MS, collections.abc.MutableSequence):
    pass


print(kind(MS()), kind(SM()), kind(Deep()), kind([]), kind({}), kind(''))
try:
    match P1():
        case []:
            print('empty')
except TypeError as e:
    print(type(e).__name__)
