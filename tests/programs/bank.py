# Bank simulation: accounts, transactions with rollback, interest, a ledger, decorators and context managers.
from collections import defaultdict, namedtuple
import functools, itertools, random

Entry = namedtuple('Entry', 'seq account kind amount balance')


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, need):
        super().__init__(f'{account.owner}: need {need}, have {account.balance}')
        self.short = need - account.balance


class Frozen(BankError):
    pass


class Positive:
    def __set_name__(self, owner, name):
        self.slot = '_' + name

    def __get__(self, o, t=None):
        return self if o is None else getattr(o, self.slot, 0)

    def __set__(self, o, v):
        if v < 0:
            raise ValueError(f'{self.slot[1:]} must not be negative: {v}')
        setattr(o, self.slot, v)


def logged(kind):
    def deco(f):
        @functools.wraps(f)
        def w(self, amount, *a, **k):
            if self.frozen:
                raise Frozen(self.owner)
            r = f(self, amount, *a, **k)
            self.bank.record(self, kind, amount)
            return r
        return w
    return deco


class Account:
    balance = Positive()
    kind = 'basic'
    rate = 0
    kinds = {}

    def __init_subclass__(cls, **k):
        super().__init_subclass__(**k)
        Account.kinds[cls.kind] = cls

    def __init__(self, bank, owner, opening=0):
        self.bank, self.owner, self.frozen = bank, owner, False
        self.balance = opening

    @logged('deposit')
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('deposit must be positive')
        self.balance += amount

    @logged('withdraw')
    def withdraw(self, amount):
        if amount > self.available:
            raise InsufficientFunds(self, amount)
        self.balance -= amount

    @property
    def available(self):
        return self.balance

    def month_end(self):
        i = self.balance * self.rate // 10000
        if i:
            self.deposit(i)

    def __lt__(self, o):
        return self.balance < o.balance

    def __repr__(self):
        return f'<{self.kind} {self.owner}: {self.balance}>'


class Savings(Account):
    kind, rate = 'savings', 250

    @property
    def available(self):
        return max(0, self.balance - 100)


class Business(Account):
    kind = 'business'

    def month_end(self):
        self.withdraw(min(15, self.available)) if self.available else None


Account.kinds['basic'] = Account


class Bank:
    def __init__(self):
        self.accounts, self.ledger, self.seq, self.failures = {}, [], itertools.count(1), defaultdict(int)

    def open(self, owner, kind='basic', opening=0):
        if owner in self.accounts:
            raise BankError(f'{owner} exists')
        a = self.accounts[owner] = Account.kinds[kind](self, owner, opening)
        return a

    def record(self, account, kind, amount):
        self.ledger.append(Entry(next(self.seq), account.owner, kind, amount, account.balance))

    def transaction(self):
        return Transaction(self)

    def transfer(self, src, dst, amount):
        with self.transaction():
            self.accounts[src].withdraw(amount)
            self.accounts[dst].deposit(amount)

    @property
    def total(self):
        return sum(a.balance for a in self.accounts.values())


class Transaction:
    def __init__(self, bank):
        self.bank = bank

    def __enter__(self):
        self.saved = {o: a.balance for o, a in self.bank.accounts.items()}
        self.mark = len(self.bank.ledger)
        return self

    def __exit__(self, t, v, tb):
        if t is not None:
            for o, b in self.saved.items():
                self.bank.accounts[o].balance = b
            del self.bank.ledger[self.mark:]
            self.bank.failures[t.__name__] += 1
        return t is not None and issubclass(t, BankError)


bank = Bank()
for owner, kind, amount in (('ann', 'basic', 1000), ('bob', 'savings', 500), ('corp', 'business', 5000), ('dan', 'basic', 0)):
    print(bank.open(owner, kind, amount))
bank.transfer('ann', 'bob', 300)
bank.transfer('bob', 'dan', 5000)
bank.transfer('corp', 'ann', 1234)
bank.accounts['dan'].frozen = True
bank.transfer('ann', 'dan', 10)
print(bank.ledger, dict(bank.failures), bank.total)
for f in (lambda: bank.open('ann'), lambda: bank.accounts['ann'].deposit(-5), lambda: bank.accounts['bob'].withdraw(750), lambda: setattr(bank.accounts['ann'], 'balance', -1), lambda: bank.transfer('ann', 'nobody', 1), lambda: bank.accounts['dan'].deposit(5), lambda: Account.balance.slot):
    try:
        print(f())
    except (BankError, ValueError, KeyError) as e:
        print(type(e).__name__, e, getattr(e, 'short', ''))
bank.accounts['dan'].frozen = False
for month in range(12):
    for a in bank.accounts.values():
        a.month_end()
print(sorted(bank.accounts.values()), bank.total, len(bank.ledger))
rnd = random.Random(11)
names = list(bank.accounts)
before = bank.total
for _ in range(2000):
    a, b = rnd.sample(names, 2)
    bank.transfer(a, b, rnd.randint(1, 900))
print(bank.total == before, sorted(bank.accounts.values(), reverse=True), dict(bank.failures), len(bank.ledger))
by_kind = defaultdict(lambda: [0, 0])
for e in bank.ledger:
    by_kind[e.kind][0] += 1
    by_kind[e.kind][1] += e.amount
print({k: tuple(v) for k, v in sorted(by_kind.items())}, max(bank.ledger, key=lambda e: (e.amount, e.seq)))
stmt = [f'{e.seq:>5} {e.kind:<9}{e.amount:>8,}{e.balance:>10,}' for e in bank.ledger if e.account == 'ann'][-5:]
print('\n'.join(stmt))
