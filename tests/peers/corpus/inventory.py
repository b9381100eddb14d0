# Orders over an inventory with rollback of what fails.
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, **stock):
        self.stock = stock

    def take(self, name, n):
        if self.stock.get(name, 0) < n:
            raise OutOfStock(name)
        self.stock[name] -= n

    def transaction(self):
        return Transaction(self)


class Transaction:
    def __init__(self, inventory):
        self.inventory = inventory

    def __enter__(self):
        self.saved = dict(self.inventory.stock)
        return self.inventory

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.inventory.stock = self.saved
            print('rolled back:', value)
        return kind is OutOfStock


inv = Inventory(apple=5, pear=2)
for order in ({'apple': 2}, {'apple': 1, 'pear': 3}, {'pear': 2}, {'plum': 1}):
    with inv.transaction() as t:
        for name in sorted(order):
            t.take(name, order[name])
        print('done', sorted(order.items()))
    print(sorted(inv.stock.items()))
