# Signals end the wait of the loop.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    loop.add_reader(r, print, 'never')
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, done.set)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(done.wait(), 20)
    print('heard', loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    pid = os.fork()
    if not pid:
        os.execvp('sh', ['sh', '-c', 'sleep 0.1; kill -INT %d' % os.getppid()])
    try:
        await asyncio.sleep(20)
    except asyncio.CancelledError:
        print('cancelled')
        os.waitpid(pid, 0)
        raise

signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('KeyboardInterrupt')
