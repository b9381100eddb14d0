# What leaves the function of a thread is told, and goes no further.
# test: stderr
import _thread
import sys
import time

def fail(n):
    return 1 // n

def wait():
    time.sleep(0.05)
    while _thread._count():
        time.sleep(0.001)

class Named:
    def __call__(self):
        raise KeyError('here')
    def __repr__(self):
        return '<named>'

_thread.start_new_thread(Named(), ())
wait()

def hook(args):
    print(args.exc_type.__name__, args.err_msg, args.object is fail)

sys.unraisablehook = hook
_thread.start_new_thread(fail, (0,))
wait()
print('on')
