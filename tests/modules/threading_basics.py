# CPython's threading, unmodified: threads, their names, what they wait for.
import queue
import threading
import time

print(threading.current_thread() is threading.main_thread(), threading.active_count(), threading.current_thread().name)

q = queue.Queue(3)

def produce():
    for i in range(10):
        q.put(i)
    q.put(None)

t = threading.Thread(target=produce, name='producer')
print(t.is_alive(), t.ident, t.name, t.daemon)
t.start()
got = []
while (item := q.get()) is not None:
    got.append(item)
t.join()
print(got, t.is_alive(), t.ident is not None, t.native_id is not None)
for call in t.start, threading.current_thread().join:
    try:
        call()
    except RuntimeError as e:
        print(e)

event = threading.Event()
threading.Timer(0.02, event.set).start()
print(event.wait(20), event.is_set())
event.clear()
print(event.wait(0.01))

barrier = threading.Barrier(4)
order = []

def meet(i):
    barrier.wait()
    order.append(i)
    if barrier.wait() == 0:
        order.append('last')

team = [threading.Thread(target=meet, args=(i,)) for i in range(4)]
for t in team:
    t.start()
for t in team:
    t.join()
print(sorted(order[:4]), len(order), order[4:])

condition = threading.Condition()
stock = []

def consume(n):
    for _ in range(n):
        with condition:
            while not stock:
                condition.wait()
            taken.append(stock.pop())

taken = []
team = [threading.Thread(target=consume, args=(5,)) for _ in range(3)]
for t in team:
    t.start()
for i in range(15):
    with condition:
        stock.append(i)
        condition.notify()
for t in team:
    t.join()
print(sorted(taken))
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: True))

gate = threading.BoundedSemaphore(2)
inside, most = 0, 0
count_lock = threading.Lock()

def visit():
    global inside, most
    with gate:
        with count_lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.005)
        with count_lock:
            inside -= 1

team = [threading.Thread(target=visit) for _ in range(6)]
for t in team:
    t.start()
for t in team:
    t.join()
print(most, inside)
try:
    gate.release()
except ValueError as e:
    print(e)

local = threading.local()
local.x = 1

def other():
    print(hasattr(local, 'x'))
    local.x = 2
    print(local.x)

t = threading.Thread(target=other)
t.start()
t.join()
print(local.x)

r = threading.RLock()
with r, r:
    t = threading.Thread(target=lambda: print(r.acquire(blocking=False)))
    t.start()
    t.join()

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type, args.thread.name))

def fail():
    raise ValueError('no')

for f in fail, exit:
    t = threading.Thread(target=f, name='fails')
    t.start()
    t.join()
print(seen)
threading.excepthook = threading.__excepthook__

class Own(threading.Thread):
    def run(self):
        self.result = sum(range(100))

own = Own(daemon=True)
own.start()
own.join(20)
print(own.result, own.daemon)
print([t.name for t in threading.enumerate()])

def late():
    time.sleep(0.05)
    print('the program waits for this one')

def for_ever():
    while True:
        time.sleep(0.001)

threading.Thread(target=late).start()
threading.Thread(target=for_ever, daemon=True).start()
import atexit
atexit.register(print, 'exit functions come after')
print('end')
