# _thread: locks of one thread.
import _thread

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
with lock:
    print(lock.locked(), repr(lock).split(' ')[0])
for f in lock.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2, 3):
    try:
        f()
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__)
r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), repr(r).startswith('<locked _thread.RLock object owner='))
r.release()
with r:
    print(r._is_owned())
r.release()
print(r._is_owned())
try:
    r.release()
except RuntimeError as e:
    print(e)
local = _thread._local()
local.x = 5
print(local.x, local.__dict__)
try:
    local.y
except AttributeError as e:
    print(e)
print(_thread.get_ident() == _thread.get_ident() > 0, _thread.error is RuntimeError, _thread._count())
