# global names from functions and classes; deletion.
count = 0


def bump(n=1):
    global count
    count += n
    return count


def make():
    global made
    made = 'here'


def shadow():
    count = 100
    return count


print(bump(), bump(5), count, shadow(), count)
make()
print(made)


def remove():
    global made
    del made


remove()
try:
    made
except NameError:
    print('made is gone')


class C:
    global shared
    shared = 'from class'
    own = 1


print(shared, hasattr(C, 'shared'), C.own)


def nested():
    def inner():
        global count
        count = -1
    inner()
    return count


print(nested(), count)
