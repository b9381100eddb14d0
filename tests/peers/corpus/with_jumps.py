# Leaving with blocks by return, break and continue.
class M:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self

    def __exit__(self, *args):
        print('exit', self.n, args[0])


def f():
    with M(1):
        with M(2):
            return 'value'


def g():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                break
            print('never')
    return i


def h():
    while True:
        with M('w') as m:
            try:
                break
            finally:
                print('finally', m.n)


print(f())
print(g())
h()
