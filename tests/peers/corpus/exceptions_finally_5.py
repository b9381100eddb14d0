# finally: every way in and out, with return, break, continue, nested, in loops and generators.
def delname2():
    try:
        raise ValueError('x')
    except ValueError as e:
        del e
    return 'ok'


print(delname2())


def unreachable():
    try:
        return 1
        print('never')
    finally:
        pass
    print('never')


print(unreachable())
