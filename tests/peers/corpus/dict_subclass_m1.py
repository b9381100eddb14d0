# Subclasses of dict, __missing__, keys with odd __eq__ and __hash__.
class D(dict):
    def __missing__(self, k):
        return f'missing {k}'


d = D(a=1)
try:
    del d['nope']
except KeyError as e:
    print('KeyError', type(e).__name__)
