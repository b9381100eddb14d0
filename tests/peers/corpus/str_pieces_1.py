# Pieces of strings: slices, splits, digits and joins where krait takes short cuts for ASCII text, small
class Seen(str):
    def __getitem__(self, k): return k


class SeenList(list):
    def __getitem__(self, k): return k


class Key:
    def __getitem__(self, k): return k


for o in Seen('abc'), SeenList([1]), Key():
    k = o[1:2]
    print(type(k) is slice, k, o[None:None], o[1:2:3])


class Plain(str): pass


class PlainTuple(tuple): pass


print(type(Plain('abc')[:]), type(PlainTuple((1, 2))[:]), Plain('abcé')[1:], PlainTuple((1, 2))[:1])
