# return, break and continue inside a finally clause replace what was under way.
def a():
    try:
        return 'try'
    finally:
        return 'finally'


def b():
    while True:
        try:
            return 'lost'
        finally:
            break
    return 'after the loop'


def c():
    n = 0
    for i in [1, 2, 3]:
        try:
            n += i
            raise ValueError(i)
        finally:
            n += 10
            continue
    return n


def d():
    try:
        raise KeyError('swallowed')
    finally:
        return 'no error'


def e():
    try:
        try:
            return 1
        finally:
            print('first')
    finally:
        print('second')


print(a(), b(), c(), d(), e())
