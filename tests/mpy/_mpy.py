"""What the tests of .mpy files share."""
import sys

failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAIL", *what)


def finish():
    sys.exit(failures != 0)


def uint(n):
    """A number as .mpy files hold it: seven bits a byte, the highest first."""
    out = [n & 127]
    while n > 127:
        n >>= 7
        out.insert(0, n & 127 | 128)
    return bytes(out)
