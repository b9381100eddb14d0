# Streams: servers and connections on the loopback interface.
import asyncio
import os
import socket


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(b'echo ' + line)
        await writer.drain()
    writer.close()


async def client(port, i):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    out = []
    for k in range(3):
        writer.write(b'%d %d\n' % (i, k))
        out.append(await reader.readline())
    writer.write_eof()
    out.append(await reader.read())
    print(writer.can_write_eof(), writer.is_closing(), writer.get_extra_info('peername')[1] == port)
    writer.close()
    await writer.wait_closed()
    return b''.join(out)


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving(), len(await asyncio.gather(*[client(port, i) for i in range(40)])))
    print(await client(port, 7))

    reader, writer = await asyncio.open_connection('localhost', port, limit=100)
    writer.writelines([b'y' * 30, b'\n', b'z' * 5, b'\n'])
    await writer.drain()
    print(await reader.readexactly(10), await reader.readuntil(b'y\n'), await reader.readuntil(b'zz'))
    writer.write(b'q' * 500 + b'\n')
    try:
        while True:
            await reader.readuntil(b'qq\n')
    except asyncio.LimitOverrunError as e:
        print('too long', e.consumed > 100)
    writer.close()

    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(b'abc')
    writer.write_eof()
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as e:
        print(e.partial, e.expected, reader.at_eof())
    writer.close()

    # more than the buffers of the kernel take
    async def swallow(reader, writer):
        n = 0
        while data := await reader.read(100000):
            n += len(data)
        writer.write(b'%d' % n)
        writer.close()
    sink = await asyncio.start_server(swallow, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*sink.sockets[0].getsockname())
    for _ in range(50):
        writer.write(b'.' * 100000)
        await writer.drain()
    writer.write_eof()
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    sink.close()

    # the other end goes away
    async def hangs_up(reader, writer):
        await reader.read(1)
        writer.close()
    rude = await asyncio.start_server(hangs_up, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*rude.sockets[0].getsockname())
    writer.write(b'x')
    print(await reader.read(), reader.at_eof(), await reader.readline())
    writer.close()
    rude.close()

    # a path
    unix = await asyncio.start_unix_server(serve, 'sock')
    reader, writer = await asyncio.open_unix_connection('sock')
    writer.write(b'over a path\n')
    print(await reader.readline())
    writer.close()
    unix.close()

    # a reader by itself
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    reader.feed_data(b'fed')
    reader.feed_data(b' by hand\nnext')
    print(await task)
    reader.feed_eof()
    print([line async for line in reader], reader.at_eof())

    # sockets without streams
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    task = asyncio.create_task(loop.sock_recv(a, 10))
    await asyncio.sleep(0)
    await loop.sock_sendall(b, b'direct')
    print(await task)
    seen = []
    loop.add_reader(a, lambda: (seen.append(a.recv(10)), loop.remove_reader(a)))
    b.send(b'called')
    await asyncio.sleep(0.01)
    print(seen, loop.remove_reader(a))
    a.close()
    b.close()

    server.close()
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError as e:
        print(e.errno)
    r, w = os.pipe()
    woken = asyncio.Event()
    loop.add_reader(r, woken.set)
    loop.call_later(0.005, os.write, w, b'x')
    print(await asyncio.wait_for(woken.wait(), 5))
    loop.remove_reader(r)


asyncio.run(main())
