# The name of an except clause is gone afterwards.
e = 'before'
try:
    raise ValueError('inside')
except ValueError as e:
    print(type(e).__name__, e.args)
try:
    e
    print('still there')
except NameError:
    print('e is gone')


def f():
    try:
        raise KeyError('x')
    except KeyError as k:
        pass
    try:
        return k
    except NameError:
        return 'k is gone'


print(f())


def keep():
    try:
        raise IndexError('kept')
    except IndexError as err:
        saved = err
    return saved


print(keep().args)
