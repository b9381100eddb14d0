# Tasks, futures and what waits for several of them.
import asyncio


async def later(n, result=None):
    await asyncio.sleep(0.005 * n)
    return n if result is None else result


async def fails(n=0, exc=ValueError):
    await asyncio.sleep(0.005 * n)
    raise exc('after %d' % n)


async def fails_when_cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError('cancelled') from None


async def main():
    print(await asyncio.gather(later(3), later(1), later(2)), await asyncio.gather())
    print(await asyncio.gather(later(1), fails(), return_exceptions=True))
    try:
        await asyncio.gather(later(5), fails(1))
    except ValueError as e:
        print('gather:', e)
    one = asyncio.ensure_future(later(1))
    print(await asyncio.gather(one, one, later(0)))

    # cancelling
    log = []

    async def cleans_up():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            log.append(('cancelled', e.args))
            raise
        finally:
            log.append('cleaned up')
    task = asyncio.create_task(cleans_up(), name='cleaner')
    await asyncio.sleep(0)
    print(task.cancel('why'), task.done(), task.cancelling(), task.get_name())
    try:
        await task
    except asyncio.CancelledError as e:
        print('cancelled', e.args, task.cancelled(), task.done(), task.cancel())
    print(log)

    async def refuses():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return 'stays'
    task = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    task = asyncio.create_task(later(1))
    task.cancel()    # before it has begun
    try:
        await task
    except asyncio.CancelledError:
        print('never began', task.cancelled())

    # time
    for wait in 0.01, 0, -1:
        try:
            await asyncio.wait_for(later(100), wait)
        except TimeoutError as e:
            print('timeout', isinstance(e, asyncio.TimeoutError))
    print(await asyncio.wait_for(later(1), None), await asyncio.wait_for(later(1), 5))
    try:
        async with asyncio.timeout(0.01) as t:
            await asyncio.sleep(5)
    except TimeoutError:
        print('timeout', t.expired())
    async with asyncio.timeout(None) as t:
        t.reschedule(asyncio.get_running_loop().time() + 5)
        await asyncio.sleep(0)
    print(t.expired())
    try:
        async with asyncio.timeout(0.01):
            try:
                async with asyncio.timeout(5):
                    await asyncio.sleep(5)
            except TimeoutError:
                print('wrong')
    except TimeoutError:
        print('outer')

    # some of several
    tasks = [asyncio.create_task(later(i)) for i in (1, 40)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.001)
    print(len(done), len(pending))
    tasks.append(asyncio.create_task(fails()))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [str(t.exception()) for t in done if t.exception()])
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))
    for bad in [], [later(1)]:
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        for coro in bad:
            coro.close()
    print([await c for c in asyncio.as_completed([later(3), later(1), later(2)])])
    try:
        for c in asyncio.as_completed([later(1), later(200)], timeout=0.05):
            print(await c)
    except TimeoutError:
        print('as_completed: time is over')

    # shield
    inner = asyncio.create_task(later(2))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.001))
    try:
        await outer
    except TimeoutError:
        print('shielded', inner.cancelled(), await inner)

    # groups
    async with asyncio.TaskGroup() as g:
        a, b = g.create_task(later(1)), g.create_task(later(2, 'b'))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fails(1))
            g.create_task(fails_when_cancelled())
            c = g.create_task(cleans_up())
            await asyncio.sleep(10)
    except* ValueError as e:
        print(e.exceptions)
    except* KeyError as e:
        print(e.exceptions)
    print(c.cancelled(), asyncio.current_task().cancelled())
    await asyncio.sleep(0)
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(later(100))
            raise ZeroDivisionError
    except* ZeroDivisionError as e:
        print(len(e.exceptions))

    async def group_in_task():
        async with asyncio.TaskGroup() as g:
            g.create_task(later(100))
    task = asyncio.create_task(group_in_task())
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('a cancelled group')

    # futures
    f = asyncio.get_running_loop().create_future()
    for get in f.result, f.exception:
        try:
            get()
        except asyncio.InvalidStateError as e:
            print(e)
    seen = []
    f.add_done_callback(seen.append)
    print(f.remove_done_callback(seen.append), f.remove_done_callback(seen.append))
    f.add_done_callback(seen.append)
    f.set_result(7)
    try:
        f.set_result(8)
    except asyncio.InvalidStateError:
        print('twice')
    await asyncio.sleep(0)
    print(await f, seen == [f], f)
    f = asyncio.Future()
    f.set_exception(OSError)
    try:
        await f
    except OSError as e:
        print(repr(e), f.exception() is e)
    f = asyncio.Future()
    try:
        f.set_exception(StopIteration(1))
        await f
    except (TypeError, RuntimeError) as e:
        print('StopIteration does not go')
    asyncio.get_running_loop().call_later(0.001, print, 'later')
    asyncio.get_running_loop().call_soon(print, 'soon')
    handle = asyncio.get_running_loop().call_later(0.002, print, 'never')
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0.005)

    # what is no future
    class Awaits:
        def __await__(self):
            yield
            return 'from __await__'
    print(await Awaits(), await asyncio.gather(Awaits()))

    class Wrong:
        def __await__(self):
            yield 5
    try:
        await Wrong()
    except RuntimeError as e:
        print(e)
    for bad in 5, None:
        try:
            asyncio.create_task(bad)
        except TypeError as e:
            print(e)
    print(sorted(t.get_name() for t in asyncio.all_tasks() if t is not asyncio.current_task())[:0],
          asyncio.current_task() in asyncio.all_tasks())

    # generators
    async def numbers():
        try:
            for i in range(5):
                await asyncio.sleep(0)
                yield i
        finally:
            print('generator closed')
    print([i async for i in numbers()])
    async for i in numbers():
        if i == 1:
            break
    return 'end'


print(asyncio.run(main()))


# Errors that nobody catches, handlers, and the loop by hand
loop = asyncio.new_event_loop()
caught = []
loop.set_exception_handler(lambda loop, context: caught.append((context['message'].split(' <')[0], repr(context['exception']))))
loop.call_soon(lambda: 1 / 0)
loop.call_soon(loop.stop)
loop.run_forever()
print([c[1] for c in caught], loop.is_running(), loop.is_closed())
print(loop.run_until_complete(later(1)))


async def stops():
    loop.stop()
    await asyncio.sleep(1)
try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print(e)
for task in asyncio.all_tasks(loop):
    task.cancel()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
with asyncio.Runner() as runner:
    print(runner.run(later(1)), runner.run(later(2)))
for bad in 1, later:
    try:
        asyncio.run(bad)
    except (ValueError, TypeError) as e:
        print('not a coroutine')
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)


async def interrupted():
    raise KeyboardInterrupt
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print('KeyboardInterrupt')
print(asyncio.iscoroutinefunction(later), asyncio.iscoroutine(5), asyncio.isfuture(5))
