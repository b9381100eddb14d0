"""asyncio's streams over TLS: krait and python3 as server and client, both ways round; certificates that are refused."""
# test: timeout 90
import os
import subprocess
import sys
import textwrap

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/modules"))
import _certificate  # noqa: E402

KRAIT, PYTHON = os.environ["KRAIT"], os.environ.get("PYTHON", sys.executable)
_certificate.make()
SERVER = textwrap.dedent("""
    import asyncio, ssl, sys
    async def serve(reader, writer):
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
            if line == b"stop\\n":
                break
        writer.close()
        await writer.wait_closed()
        if line:
            stop.set()
    async def main():
        global stop
        stop = asyncio.Event()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("cert.pem", "key.pem")
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        print(server.sockets[0].getsockname()[1], flush=True)
        async with server:
            await stop.wait()
    asyncio.run(main())
    print("served")
""")
CLIENT = textwrap.dedent("""
    import asyncio, ssl, sys
    port = int(sys.argv[1])
    async def talk(context, n):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost")
        for i in range(n):
            writer.write(b"line %d " % i + b"x" * 20000 + b"\\n")
        await writer.drain()
        got = [await reader.readline() for i in range(n)]
        writer.close()
        await writer.wait_closed()
        return sum(map(len, got)), got[-1][:7]
    async def main():
        context = ssl.create_default_context(cafile="cert.pem")
        print(await asyncio.gather(*[talk(context, 10 * i + 1) for i in range(8)]))
        for wrong in (True, ssl.create_default_context()):
            try:
                await talk(wrong, 1)
            except ssl.SSLCertVerificationError as e:
                print(e.verify_message)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
        print(writer.get_extra_info("cipher")[1], writer.can_write_eof(), writer.get_extra_info("peercert")["subject"])
        writer.write(b"stop\\n")
        print(await reader.read())
        writer.close()
    asyncio.run(main())
""")
for name, text in (("server.py", SERVER), ("client.py", CLIENT)):
    with open(name, "w") as f:
        f.write(text)


def both(server, client):
    s = subprocess.Popen([server, "server.py"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    port = s.stdout.readline().strip()
    c = subprocess.run([client, "client.py", port], capture_output=True, text=True, timeout=60)
    if c.returncode:
        s.kill()
    return c.stdout + c.stderr, s.communicate(timeout=60)[0]


expected = both(PYTHON, PYTHON)
for server, client in ((PYTHON, KRAIT), (KRAIT, PYTHON), (KRAIT, KRAIT)):
    got = both(server, client)
    if got != expected:
        print(server, client, "\n--- expected", *expected, "\n--- got", *got, sep="\n")
        sys.exit(1)
