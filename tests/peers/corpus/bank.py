# Accounts, exceptions for what is not allowed, a journal.
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__('need %d, have %d' % (need, have))
        self.missing = need - have


class Account:
    number = 0

    def __init__(self, owner, balance=0):
        Account.number += 1
        self.id = Account.number
        self.owner, self.balance = owner, balance
        self.journal = []

    def deposit(self, n):
        if n <= 0:
            raise ValueError('amount')
        self.balance += n
        self.journal.append(('in', n))

    def withdraw(self, n):
        if n > self.balance:
            raise InsufficientFunds(n, self.balance)
        self.balance -= n
        self.journal.append(('out', n))


class Savings(Account):
    def __init__(self, owner, balance=0, rate=5):
        super().__init__(owner, balance)
        self.rate = rate

    def interest(self):
        self.deposit(self.balance * self.rate // 100)


def transfer(a, b, n):
    try:
        a.withdraw(n)
    except InsufficientFunds as e:
        return 'failed, missing %d' % e.missing
    else:
        b.deposit(n)
        return 'ok'
    finally:
        print('transfer', a.owner, b.owner, n)


x, y = Account('ann', 100), Savings('bob')
print(transfer(x, y, 60), transfer(x, y, 60))
y.interest()
print(x.balance, y.balance, y.journal, x.id, y.id)
try:
    x.deposit(-5)
except ValueError as e:
    print(e)
