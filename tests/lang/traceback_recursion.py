# test: stderr
# test: exit 1
# Repeated frames are folded.
def f(n):
    if n == 0:
        raise ValueError('bottom')
    f(n - 1)


f(20)
