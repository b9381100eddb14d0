# Rich comparison, hashing and identity.
class NE:
    def __ne__(self, o):
        return 'custom ne'


n = NE()
print(n != 1, n == n, n == 1, 1 != n)


class OnlyEq:
    def __eq__(self, o):
        return 'truthy'


print(OnlyEq() != 1, OnlyEq() == 1, not OnlyEq() == 1, 1 == OnlyEq(), 1 != OnlyEq())
