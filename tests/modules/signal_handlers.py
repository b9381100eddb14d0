# signal: handlers written in Python, timers, what handlers may be, default actions.
import os
import signal
import time

print(repr(signal.SIGINT), str(int(signal.SIGTERM)), signal.SIGTERM == 15, repr(signal.SIG_DFL))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))

got = []
old = signal.signal(signal.SIGUSR1, lambda number, frame: got.append((number, frame.f_code.co_name)))
print(repr(old))


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    for _ in range(100):
        pass


send()
print(len(got), got[0][0])


def handler(number, frame):
    raise ValueError(f'signal {number}')


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    i = 0
    while i < 10**12:
        i += 1
except ValueError as e:
    print('loop', e)

signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    time.sleep(10)
except ValueError as e:
    print('sleep', e)

r, w = os.pipe()
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    os.read(r, 1)
except ValueError as e:
    print('read', e)

signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    sorted(range(10**5), key=lambda x: sum(range(300)))
except ValueError as e:
    print('sort', e)

try:
    signal.raise_signal(signal.SIGINT)
    for _ in range(100):
        pass
except KeyboardInterrupt:
    print('KeyboardInterrupt')

for args in (99, 1), (0, signal.SIG_IGN), (2, None), (2, "a"), (9, signal.SIG_DFL):
    try:
        signal.signal(*args)
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
try:
    signal.getsignal(99)
except ValueError as e:
    print(e)
try:
    signal.default_int_handler(1, None)
except KeyboardInterrupt:
    print('default')

print(signal.strsignal(2), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGUSR1)), len(got))
print(signal.SIGINT in signal.valid_signals(), 99 in signal.valid_signals())
