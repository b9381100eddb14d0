# test: krait-only
# Scheduled calls that schedule themselves do not keep the program from going on; Ctrl-C in one reaches the program.
import micropython

n = 0


def again(x):
    global n
    n += 1
    micropython.schedule(again, x)


for i in range(5):
    micropython.schedule(again, i)
turns = 0
while n < 1000:
    turns += 1
assert turns > 50, turns


def interrupted(x):
    raise KeyboardInterrupt(x)


order = []
try:
    micropython.schedule(interrupted, 5)
    micropython.schedule(order.append, 'later')
    while True:
        pass
except KeyboardInterrupt as e:
    assert e.args == (5,)
while not order:
    pass
assert order == ['later']
print('ok')
