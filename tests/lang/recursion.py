# Recursion: deep calls, RecursionError caught and reused, mutual recursion, limits.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def inf():
    return inf()


def inf_args(*a, **k):
    return inf_args(*a, **k)


class C:
    def __getattr__(self, n):
        return getattr(self, n + 'x')

    def __eq__(self, o):
        return self == o

    def __repr__(self):
        return repr(self)

    def __add__(self, o):
        return self + o

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __getitem__(self, k):
        return self[k]

    def __hash__(self):
        return hash(self)

    def __contains__(self, x):
        return x in self

    def __bool__(self):
        return bool(self)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass

    def __format__(self, s):
        return f'{self:{s}}'

    def __setattr__(self, k, v):
        self.k = v

    def __del_attr__(self, k):
        pass

    def __lt__(self, o):
        return self < o

    def __index__(self):
        return [1][self]

    def __int__(self):
        return int(self)

    def __new__(cls, *a):
        return cls(*a) if a else object.__new__(cls)

    @property
    def p(self):
        return self.p


c = C()


def wuse():
    with c:
        pass


def gen():
    yield from gen()


def lst(n):
    return [lst(n) for _ in range(1)]


def lam():
    f = lambda: f()
    f()


def sortkey():
    sorted([1, 2], key=lambda x: sortkey())


def mapper():
    list(map(lambda x: mapper(), [1]))


def d():
    {c: 1}


for f in (inf, inf_args, lambda: c.foo, lambda: c == 1, lambda: repr(c), lambda: c + 1, c, lambda: len(c), lambda: iter(c), lambda: c[0], lambda: hash(c), lambda: 1 in c, lambda: bool(c), lambda: not c, wuse, lambda: f'{c:x}',
          lambda: setattr(c, 'a', 1), lambda: c < 1, lambda: [1][c], lambda: int(c), lambda: C(1), lambda: c.p, lambda: list(gen()), lambda: lst(0), lam, sortkey, mapper, d, lambda: str(c), lambda: sorted([c, c]), lambda: max([c, c])):
    try:
        f()
        print('no error')
    except RecursionError as e:
        print(type(e).__name__, str(e).startswith('maximum recursion depth exceeded'))
print(depth(900))
count = 0


def catch(n):
    global count
    try:
        catch(n + 1)
    except RecursionError:
        count += 1
        raise


try:
    catch(0)
except RecursionError:
    print('caught', count > 100)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(400), odd(401))


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


print(ack(2, 9), ack(1, 200))
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
print(depth(4500), sys.getrecursionlimit())
sys.setrecursionlimit(old)
for v in (0, -1, 'a', None, 1.5):
    try:
        sys.setrecursionlimit(v)
    except Exception as e:
        print(type(e).__name__, e)
try:
    depth(old + 100)
except RecursionError as e:
    print(isinstance(e, RuntimeError))


def fin():
    try:
        return fin()
    finally:
        pass


try:
    fin()
except RecursionError:
    print('through finally')


def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(hanoi(10, 'a', 'b', 'c'), fib(18))
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i
nested = [1]
for i in range(100):
    nested = [i, nested, -i]
print(sum(flatten(nested)), len(list(flatten(nested))))
