# A factorial that never ends is interrupted; factors next to the largest machine integer are whole.
import math
import signal


def stop(*args):
    raise TimeoutError


signal.signal(signal.SIGALRM, stop)
for n in (2**63 - 1, 2**62 + 5):
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        if n < 2**63 - 1: math.comb(n, n // 2)
        else: math.perm(n, n)
    except (TimeoutError, OverflowError) as e:
        print(n, type(e).__name__)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
n = 2**63 - 1
print(math.perm(n, 3) == n * (n - 1) * (n - 2), math.perm(2**62, 2) == 2**62 * (2**62 - 1), math.comb(n, 2) == n * (n - 1) // 2)
