"""A small HTTP server that keeps its connections open: krait examples/net/http_server.py [PORT]"""
import asyncio
import sys

PAGES = {'/': b'It works.\n', '/hello': b'Hello, world!\n'}


async def serve(reader, writer):
    """Answers requests until the other end has enough."""
    try:
        while request := await reader.readline():
            method, path, version = request.decode('latin-1').split()
            headers = {}
            while (line := await reader.readline()) not in (b'\r\n', b'\n', b''):
                name, _, value = line.decode('latin-1').partition(':')
                headers[name.strip().lower()] = value.strip()
            await reader.readexactly(int(headers.get('content-length', 0)))
            body = PAGES.get(path)
            status = '200 OK' if body is not None else '404 Not Found'
            body = body or b'There is nothing here.\n'
            keep = headers.get('connection', 'keep-alive' if version == 'HTTP/1.1' else 'close').lower() != 'close'
            writer.write(('HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n' % (
                status, len(body), 'keep-alive' if keep else 'close')).encode() + body)
            await writer.drain()
            if not keep:
                break
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def main(port):
    server = await asyncio.start_server(serve, '127.0.0.1', port, backlog=1024)
    print('http://127.0.0.1:%d/' % server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == '__main__':
    try:
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000))
    except KeyboardInterrupt:
        pass
