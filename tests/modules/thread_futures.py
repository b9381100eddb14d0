# concurrent.futures, queue and asyncio's threads.
import asyncio
import concurrent.futures as cf
import contextvars
import queue
import threading
import time

with cf.ThreadPoolExecutor(4, thread_name_prefix='pool') as pool:
    print(list(pool.map(lambda x: x * x, range(20))))
    f = pool.submit([].pop)
    print(repr(f.exception()))
    try:
        f.result()
    except IndexError as e:
        print(e)
    fs = [pool.submit(pow, 2, n) for n in range(10)]
    print(sorted(f.result() for f in cf.as_completed(fs)))
    print({pool.submit(lambda: threading.current_thread().name[:4]).result() for _ in range(5)})
    slow = pool.submit(time.sleep, 0.2)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as e:
        print('TimeoutError')
    done, left = cf.wait([slow])
    print(len(done), len(left))

var = contextvars.ContextVar('var', default='default')
var.set('main')
result = []
t = threading.Thread(target=lambda: result.append(var.get()))
t.start()
t.join()
print(result, var.get())

async def main():
    var.set('task')
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(lambda: (threading.current_thread() is threading.main_thread(), var.get())))
    print(await asyncio.gather(*[loop.run_in_executor(None, pow, 2, n) for n in range(6)]))
    with cf.ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, pow, 3, 3))
    done = asyncio.Event()
    threading.Thread(target=lambda: (time.sleep(0.02), loop.call_soon_threadsafe(done.set))).start()
    await asyncio.wait_for(done.wait(), 20)

    async def double(x):
        await asyncio.sleep(0)
        return 2 * x
    print(await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(double(21), loop).result(20)))
    try:
        await asyncio.to_thread(lambda: [][1])
    except IndexError as e:
        print(e)
    start = time.monotonic()
    await asyncio.gather(*[asyncio.to_thread(time.sleep, 0.1) for _ in range(4)])
    print(time.monotonic() - start < 20)

asyncio.run(main())

def own_loop():
    async def f():
        await asyncio.sleep(0.01)
        return 'own loop'
    result.append(asyncio.run(f()))

t = threading.Thread(target=own_loop)
t.start()
t.join()
print(result[-1])
q = queue.PriorityQueue()
team = [threading.Thread(target=q.put, args=(n,)) for n in (5, 1, 4)]
for t in team:
    t.start()
print(sorted(q.get() for _ in team))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print('empty')
