# Context variables in tasks and callbacks.
import asyncio
import contextvars

var = contextvars.ContextVar('var', default='default')


async def child(name):
    print(name, var.get())
    var.set(name)
    await asyncio.sleep(0)
    print(name, var.get())


async def main():
    var.set('main')
    await asyncio.gather(child('a'), child('b'))
    print('main', var.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: (print('callback', var.get()), var.set('callback')))
    await asyncio.sleep(0)
    print('main', var.get())
    context = contextvars.copy_context()
    context.run(var.set, 'other')
    await asyncio.create_task(child('c'), context=context)
    print(context[var], var.get())
    loop.call_later(0.001, lambda: print('timer', var.get()))
    future = loop.create_future()
    future.add_done_callback(lambda f: print('done', var.get()))
    var.set('later')
    future.set_result(1)
    await asyncio.sleep(0.01)
    async with asyncio.timeout(1):
        var.set('inside')
    print(var.get())


asyncio.run(main())
print(var.get())
