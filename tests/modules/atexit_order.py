# atexit: last registered first, arguments, unregister, raising callbacks, exit by SystemExit.
import atexit
import sys

print(atexit.register(print, 'one', end='!\n') is print)
atexit.unregister(print)
atexit.register(print, 'two', 2, sep='-')


@atexit.register
def three():
    print('three')


def late():
    print('late')


def four():
    print('four')
    atexit.register(late)


def bad():
    print('bad')
    raise ValueError('in callback')


atexit.register(four)
atexit.register(bad)
atexit.register(three)
atexit.unregister(three)
for args in (), (1,):
    try:
        atexit.register(*args)
    except TypeError as e:
        print(e)
print('end')
sys.exit(3)
