# gc's controls, time's conversions and limits, _thread's locks: what needs no second thread.
import _thread
import gc
import time


def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except BaseException as e:
        print(type(e).__name__, e)


def kind(f, *args, **kw):
    try:
        print(type(f(*args, **kw)).__name__)
    except BaseException as e:
        print(type(e).__name__)


print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), type(gc.collect()).__name__, gc.collect(0) >= 0, gc.collect(generation=2) >= 0)
old = gc.get_threshold()
print(len(old), all(type(x) is int for x in old), len(gc.get_count()))
gc.set_threshold(500, 5, 5)
gc.set_threshold(*old)
for f, args in ((gc.collect, (5,)), (gc.collect, (-1,)), (gc.collect, ('x',)), (gc.set_threshold, ()), (gc.set_threshold, ('x',))):
    kind(f, *args)
print(gc.set_debug(0), gc.freeze(), gc.unfreeze(), gc.garbage, type(gc.callbacks).__name__)
marker = ['unlikely marker']
print(any(o is marker for o in gc.get_objects()), gc.is_tracked(marker), gc.is_tracked(5), gc.is_tracked('x'))

epoch = time.gmtime(0)
print(tuple(epoch), epoch.tm_year, epoch.tm_zone, epoch.tm_gmtoff, len(epoch), type(epoch).__name__)
for t in (1, 951782400, 1e9, -1, 2**31, 4102444800.9, -2208988800):
    print(t, tuple(time.gmtime(t)), time.asctime(time.gmtime(t)))
for bad in ('x', float('nan'), float('inf'), 1e300, 2**70):
    kind(time.gmtime, bad)
    kind(time.localtime, bad)
    kind(time.ctime, bad)
t = time.gmtime(951827696)
for fmt in ('%Y-%m-%d %H:%M:%S', '%j %U %W %w %u %V %G %g', '%a %A %b %B %p %I %y %C %e %D %F %T %R %h', '%%', '', 'plain', '%c', '%x %X', '%n%t|', 'é %Y', '%s' if 0 else '%d'):
    show(time.strftime, fmt, t)
show(time.strftime, '%Y', (2000, 1, 1, 0, 0, 0, 0, 1, 0))
for bad in ((2000, 13, 1, 0, 0, 0, 0, 1, 0), (2000, 1, 32, 0, 0, 0, 0, 1, 0), (2000, 1, 1, 25, 0, 0, 0, 1, 0), (2000, 1, 1, 0, 60, 0, 0, 1, 0), (2000, 1, 1, 0, 0, 62, 0, 1, 0), (2000, 1, 1, 0, 0, 0, -2, 1, 0), (2000, 1, 1, 0, 0, 0, 0, 367, 0), (2000, 1), 5, 'x', (2000, 0, 0, 0, 0, 0, 0, 0, 0), ('x',) * 9):
    show(time.strftime, '%Y %m %d %j', bad)
    kind(time.asctime, bad)
kind(time.strftime, 5)
kind(time.strftime, '%Y', None)
print(time.mktime(time.localtime(1e9)) == 1e9, time.mktime((2001, 9, 9, 1, 46, 40, 0, 0, 0)) > 0)
for bad in ((1,), 'x', 5, (10**10, 1, 1, 0, 0, 0, 0, 0, 0), ('x',) * 9):
    kind(time.mktime, bad)
print(time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 0)))
for bad in ((1, 2), 5, range(20)):
    kind(time.struct_time, bad)
print(time.sleep(0), time.sleep(0.001), time.sleep(1e-9))
for bad in (-1, 'x', float('nan'), 1e300, None, -1e-9):
    kind(time.sleep, bad)
for f in (time.time, time.monotonic, time.perf_counter, time.process_time, time.thread_time):
    a, b = f(), f()
    print(f.__name__, type(a).__name__, b >= a)
for f in (time.time_ns, time.monotonic_ns, time.perf_counter_ns, time.process_time_ns, time.thread_time_ns):
    a, b = f(), f()
    print(f.__name__, type(a).__name__, b >= a)
for name in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time', 'nothing', 5):
    try:
        i = time.get_clock_info(name)
        print(name, i.monotonic, i.adjustable, 0 < i.resolution < 1, type(i.implementation).__name__)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(type(time.timezone).__name__, type(time.tzname).__name__, time.daylight in (0, 1), isinstance(time.altzone, int))

l = _thread.allocate_lock()
print(l.locked(), l.acquire(), l.locked(), l.acquire(False), l.acquire(True, 0.01), l.acquire(blocking=False), l.acquire(timeout=0.01), l.release(), l.locked())
for f, args, kw in ((l.release, (), {}), (l.acquire, (False, 1), {}), (l.acquire, (True, -5), {}), (l.acquire, (True, 'x'), {}), (l.acquire, (True, 1e20), {}), (l.acquire, (True, float('nan')), {}), (l.acquire, (), {'wrong': 1})):
    kind(f, *args, **kw)
if l.locked(): l.release()
with l as got:
    print(got, l.locked(), repr(l).split(' at ')[0])
print(l.locked(), repr(l).split(' at ')[0], type(l).__name__)
r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), repr(r).split(' owner')[0], r.release(), r.release(), r._is_owned())
kind(r.release)
r.acquire()
state = r._release_save()
print(len(state), r._is_owned(), r._acquire_restore(state), r._is_owned(), r.release())
with r: print(r._is_owned())
kind(r._release_save)
print(type(_thread.get_ident()).__name__, _thread.get_ident() == _thread.get_ident(), _thread.get_native_id() > 0, _thread.stack_size(), _thread.TIMEOUT_MAX > 1, _thread.error is RuntimeError, _thread.LockType is type(l))
local = _thread._local()
local.x = 1
print(local.x, vars(local), hasattr(local, 'y'))
class Local(_thread._local):
    def __init__(self, v): self.v = v
print(Local(5).v)
kind(_thread._local, 1)
kind(_thread.exit)
