# Truthiness and conditionals over every type; boolean operators return operands.
x = None
a = b = 0
while not a: a += 1; print('once')


def f(x):
    if x > 0:
        if x > 10:
            return 'big'
        elif x > 5:
            return 'mid'
    elif x == 0:
        return 'zero'
    else:
        if x < -10:
            return 'very neg'
    return 'fallthrough'


print([f(v) for v in (20, 7, 3, 0, -20, -1)])
