# test: exit 1
# test: stderr
# An excepthook that raises itself: both are shown.
import sys


def hook(t, v, tb):
    print('hook called with', t.__name__, v, tb is not None)
    raise KeyError('in the hook')


sys.excepthook = hook
raise ValueError('the first')
