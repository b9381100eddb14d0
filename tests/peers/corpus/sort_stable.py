# Stable sorting with keys, reverse, several passes.
people = [('ann', 30), ('bob', 25), ('cid', 30), ('dan', 25), ('eve', 35)]
by_age = []
for age in sorted({a for _, a in people}):
    by_age.append((age, [n for n, a in people if a == age]))
print(by_age)
print(sorted(people, key=lambda p: (p[1], p[0])), sorted(people, key=lambda p: (-p[1], p[0])))


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print([i.n for i in sorted([Item(3), Item(1), Item(2)])], min([Item(5), Item(4)]).n)
print(sorted('banana'), sorted([3, 1, 2], reverse=True), sorted({'b': 1, 'a': 2}), sorted([[2, 1], [1, 9]]), sorted([(1, 'b'), (1, 'a')]))
print(max([3, 7, 5]), min('hello'), max('apple', 'fig', key=len), min([], default='none'), max(1, 2, 3), sum([1, 2], 10))
