# Rich comparison, hashing and identity.
class C:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        if not isinstance(o, C):
            return NotImplemented
        return self.n == o.n

    def __lt__(self, o):
        if not isinstance(o, C):
            return NotImplemented
        return self.n < o.n

    def __repr__(self):
        return f'C{self.n}'


class H(C):
    def __hash__(self):
        return hash(self.n)


print(hash(H(5)) == hash(5), len({H(1), H(1), H(2)}), {H(1): 'x'}[H(1)], H(1) in {H(1)})


class HashOnly:
    def __hash__(self):
        return 5


print(len({HashOnly(), HashOnly()}), hash(HashOnly()))
