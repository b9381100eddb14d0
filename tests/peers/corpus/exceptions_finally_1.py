# finally: every way in and out, with return, break, continue, nested, in loops and generators.
def f14(n):
    while n:
        n -= 1
        try:
            if n == 3:
                continue
            if n == 1:
                return n
        except Exception:
            pass
        else:
            print('else', n)
        finally:
            print('fin', n)


print(f14(5))


def gen():
    try:
        yield 1
        try:
            yield 2
        finally:
            print('inner gen finally')
            yield 3
    finally:
        print('outer gen finally')


print(list(gen()))
