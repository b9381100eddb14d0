# _thread: threads that run, wait for each other, end, and fail.
import _thread
import time

lock = _thread.allocate_lock()
done = _thread.allocate_lock()
done.acquire()
seen = []

def work(n, *, name='x'):
    with lock:
        seen.append((n, name))
        if len(seen) == 4:
            done.release()

for i in range(3):
    _thread.start_new_thread(work, (i,))
_thread.start_new_thread(work, (3,), {'name': 'y'})
done.acquire()
print(sorted(seen))

# Every thread runs to its end, whatever the others do.
counts = [0] * 5
left = _thread.allocate_lock()
left.acquire()

def count(k):
    for _ in range(20000):
        counts[k] += 1
    with lock:
        if sum(counts) == 100000 and left.locked():
            left.release()

for k in range(5):
    _thread.start_new_thread(count, (k,))
print(left.acquire(timeout=20), counts)

# Identities.
ids = {}
ready = _thread.allocate_lock()
ready.acquire()

def tell():
    ids['ident'] = _thread.get_ident()
    ids['native'] = _thread.get_native_id()
    ready.release()

given = _thread.start_new_thread(tell, ())
ready.acquire()
print(given == ids['ident'] != _thread.get_ident(), ids['native'] != _thread.get_native_id())

# exit() and SystemExit end a thread silently; the wait for a lock has an end.
def leave():
    try:
        _thread.exit()
    finally:
        ready.release()

_thread.start_new_thread(leave, ())
print(ready.acquire(), ready.acquire(timeout=0.01), ready.acquire(False))

# A lock may be opened by another thread; an RLock may not.
def open_it(l):
    try:
        l.release()
    except RuntimeError as e:
        print('RuntimeError', e)
    ready.release()

for l in _thread.allocate_lock(), _thread.RLock():
    l.acquire()
    _thread.start_new_thread(open_it, (l,))
    ready.acquire()
    print(l.acquire(False))

def try_it(l):
    print('other', l.acquire(False), l.acquire(timeout=0.01))
    ready.release()

_thread.start_new_thread(try_it, (l,))
ready.acquire()
l.release()
l.release()
_thread.start_new_thread(try_it, (l,))
ready.acquire()

# Values of a thread's own.
class Own(_thread._local):
    kind = 'class'
    def __init__(self, start, *, step=1):
        self.value = start
        self.step = step

own = Own(5, step=2)
own.value += 1

def look():
    print(own.value, own.step, own.kind, sorted(own.__dict__))
    own.value = 'changed'
    own.extra = []
    ready.release()

_thread.start_new_thread(look, ())
ready.acquire()
print(own.value, hasattr(own, 'extra'), own.__dict__)

for args in (1, ()), (work, []), (work, (), 5), (work,):
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print(type(e).__name__)
print(_thread.stack_size(), _thread.stack_size(1 << 18), _thread.stack_size(), _thread.stack_size(0))
for n in -1, 100:
    try:
        _thread.stack_size(n)
    except ValueError as e:
        print(e)
while _thread._count():
    time.sleep(0.001)
print(_thread._count())
