# Locks, events, conditions, semaphores, barriers and queues.
import asyncio
from asyncio import Barrier, BoundedSemaphore, Condition, Event, LifoQueue, Lock, PriorityQueue, Queue, Semaphore


async def locks():
    order, lock = [], Lock()

    async def user(i):
        async with lock:
            order.append(i)
            await asyncio.sleep(0)
            order.append(-i)
    await asyncio.gather(*[user(i) for i in range(1, 5)])
    print(order, lock.locked(), repr(lock).endswith('[unlocked]>'))
    await lock.acquire()
    waiting = [asyncio.create_task(user(i)) for i in (7, 8)]
    await asyncio.sleep(0)
    print(repr(lock).endswith('[locked, waiters:2]>'))
    waiting[0].cancel()
    lock.release()
    await asyncio.wait(waiting)
    print(order[-2:], lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


async def events():
    event, seen = Event(), []

    async def waits(i):
        seen.append((i, await event.wait()))
    tasks = [asyncio.create_task(waits(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), seen)
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), seen, await event.wait())
    event.clear()
    print(event.is_set())


async def conditions():
    cond, items, seen = Condition(), [], []

    async def consumer(i):
        async with cond:
            await cond.wait_for(lambda: items)
            seen.append((i, items.pop()))
    tasks = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    for n in range(3):
        async with cond:
            items.append(n)
            cond.notify()
    await asyncio.gather(*tasks)
    print(seen)
    for call in cond.notify, cond.notify_all:
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    task = asyncio.create_task(consumer(9))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), cond.locked())


async def semaphores():
    sem, inside, most = Semaphore(2), 0, 0

    async def user():
        nonlocal inside, most
        async with sem:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1
    await asyncio.gather(*[user() for _ in range(7)])
    print(most, inside, sem.locked(), repr(sem).endswith('[unlocked, value:2]>'))
    bounded = BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        Semaphore(-1)
    except ValueError as e:
        print(e)
    await bounded.acquire()
    task = asyncio.create_task(bounded.acquire())
    await asyncio.sleep(0)
    print(bounded.locked(), task.done())
    task.cancel()
    await asyncio.wait([task])
    bounded.release()
    print(bounded.locked())


async def barriers():
    barrier = Barrier(3)
    got = await asyncio.gather(*[barrier.wait() for _ in range(3)])
    print(sorted(got), barrier.n_waiting, barrier.parties, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError:
        print('broken', barrier.broken)
    await barrier.reset()
    print(barrier.broken)


async def queues():
    q, got = Queue(2), []

    async def producer():
        for i in range(6):
            await q.put(i)
        await q.put(None)

    async def consumer():
        while (item := await q.get()) is not None:
            got.append(item)
            q.task_done()
        q.task_done()
    await asyncio.gather(producer(), consumer())
    await q.join()
    print(got, q.qsize(), q.empty(), q.full(), q.maxsize)
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))
    print(str(q))
    try:
        for _ in range(3):
            q.task_done()
    except ValueError as e:
        print(e)
    p = PriorityQueue()
    for i in 3, 1, 2:
        p.put_nowait(i)
    s = LifoQueue()
    for i in 3, 1, 2:
        s.put_nowait(i)
    print([p.get_nowait() for _ in range(3)], [s.get_nowait() for _ in range(3)])
    # a cancelled getter loses nothing
    q = Queue()
    first, second = asyncio.create_task(q.get()), asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait('item')
    first.cancel()
    print(await second, first.cancelled())


for test in locks, events, conditions, semaphores, barriers, queues:
    print(test.__name__)
    asyncio.run(test())
