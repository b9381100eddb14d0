# Weak references and proxies as objects: every operation through a proxy, repr, hash, comparison.
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'N(%r)' % (self.v,)
    def __int__(self): return self.v
    def __index__(self): return self.v
    def __float__(self): return float(self.v)
    def __complex__(self): return complex(self.v)
    def __neg__(self): return -self.v
    def __pos__(self): return +self.v
    def __invert__(self): return ~self.v
    def __abs__(self): return abs(self.v)
    def __bool__(self): return bool(self.v)
    def __len__(self): return 3
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): return k == 1
    def __iter__(self): return iter([1, 2])
    def __next__(self): return 'next'
    def __eq__(self, o): return 'eq' if o == 5 else NotImplemented
    def __lt__(self, o): return 'lt'
    def __str__(self): return 'str'
    def __format__(self, s): return 'fmt' + s
    def __divmod__(self, o): return 'divmod'
    def __pow__(self, o, m=None): return 'pow', m
    def __iadd__(self, o): return 'iadd'
    def __enter__(self): return 'entered'
    def __exit__(self, *a): return True
    def __reversed__(self): return 'rev'
    def __bytes__(self): return b'bytes'
    def __round__(self, n=None): return 'round', n
    def __hash__(self): return 7


n = N(4)
print(hasattr(n, 'w'))
