# The value of return is computed before the finally block runs.
def f():
    x = 1
    try:
        return x
    finally:
        x = 2
        print('x is', x)


def g():
    items = []
    try:
        return items
    finally:
        items.append('late')


def nested(n):
    try:
        try:
            if n == 0:
                return 'zero'
            if n == 1:
                raise IndexError
            return 'other'
        except IndexError:
            return 'index'
        finally:
            print('in', n)
    finally:
        print('out', n)


print(f(), g())
for i in (0, 1, 2):
    print(nested(i))
