# Names in class bodies: order, conditions, loops, nested classes.
x = 'global'


class A:
    before = x
    x = 'class'
    after = x

    def method(self):
        return x

    if x == 'class':
        extra = 1
    else:
        extra = 2
    for i in range(3):
        last = i
    del i

    class Inner:
        y = 5

        def get(self):
            return self.y

    z = Inner.y + 1


print(A.before, A.after, A().method(), A.extra, A.last, hasattr(A, 'i'), A.Inner().get(), A.z)


def make(n):
    class Local:
        value = n

        def get(self):
            return n + self.value
    return Local


print(make(1)().get(), make(10)().get(), make(3).__name__)


def f():
    x = 'local'

    class B:
        got = x
    return B.got


print(f())
