"""ssl: round trips with the openssl tool and with python3, both ways round; what is not trusted; objects over memory."""
import os
import subprocess
import sys
import textwrap

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/modules"))
import _certificate  # noqa: E402

KRAIT, PYTHON = os.environ["KRAIT"], os.environ.get("PYTHON", sys.executable)
_certificate.make()

SERVER = textwrap.dedent("""
    import socket, ssl
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    c.load_cert_chain("cert.pem", "key.pem")
    c.set_alpn_protocols(["h2", "http/1.1"])
    s = socket.create_server(("127.0.0.1", 0))
    print(s.getsockname()[1], flush=True)
    for i in range(2):
        plain, address = s.accept()
        try:
            with c.wrap_socket(plain, server_side=True) as t:
                data = b""
                while not data.endswith(b"end\\n"):
                    part = t.recv(5000)
                    if not part:
                        break
                    data += part
                t.sendall(b"%d bytes\\n" % len(data) + data[-20:])
                print(t.version(), t.selected_alpn_protocol(), len(data), flush=True)
        except ssl.SSLError as e:
            print(e.reason, flush=True)
""")
CLIENT = textwrap.dedent("""
    import socket, ssl, sys
    port = int(sys.argv[1])
    try:
        ssl.create_default_context().wrap_socket(socket.create_connection(("127.0.0.1", port)),
                                                 server_hostname="localhost")
    except ssl.SSLCertVerificationError as e:
        print(e.reason, e.verify_code, e.verify_message, isinstance(e, ValueError))
    c = ssl.create_default_context(cafile="cert.pem")
    c.set_alpn_protocols(["http/1.1"])
    with socket.create_connection(("127.0.0.1", port)) as plain:
        with c.wrap_socket(plain, server_hostname="localhost") as t:
            print(t.version(), t.selected_alpn_protocol(), t.cipher()[1:])
            cert = t.getpeercert()
            print(cert["subject"], cert["subjectAltName"], cert["version"], sorted(cert))
            print(ssl.DER_cert_to_PEM_cert(t.getpeercert(True)) == open("cert.pem").read())
            t.sendall(b"x" * 300000)
            t.sendall(b"the end\\n")
            with t.makefile("rb") as f:
                print(f.readline(), f.read())
""")
for name, text in (("server.py", SERVER), ("client.py", CLIENT)):
    with open(name, "w") as f:
        f.write(text)


def both(server, client):
    s = subprocess.Popen([server, "server.py"], stdout=subprocess.PIPE, text=True)
    port = s.stdout.readline().strip()
    c = subprocess.run([client, "client.py", port], capture_output=True, text=True, timeout=60)
    out = s.communicate(timeout=60)[0]
    return c.stdout + c.stderr, out


expected = both(PYTHON, PYTHON)
for server, client in ((PYTHON, KRAIT), (KRAIT, PYTHON), (KRAIT, KRAIT)):
    got = both(server, client)
    if got != expected:
        print(server, client, "\n--- expected", *expected, "\n--- got", *got, sep="\n")
        sys.exit(1)

# the openssl tool as server, then as client
port = "44335"
tool = subprocess.Popen(["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem", "-rev"],
                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
for line in tool.stdout:
    if line.startswith("ACCEPT"):
        port = line.split(":")[-1].strip()
        break
got = subprocess.run([KRAIT, "-c", textwrap.dedent("""
    import socket, ssl, sys
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    with ssl.create_default_context(cafile="cert.pem").wrap_socket(s, server_hostname="localhost") as t:
        t.write(b"abcdef\\n")
        print(t.readline())
    """), port], capture_output=True, text=True, timeout=30)
tool.kill()
if got.stdout != "b'fedcba\\n'\n":
    print(got)
    sys.exit(1)
s = subprocess.Popen([KRAIT, "server.py"], stdout=subprocess.PIPE, text=True)
port = s.stdout.readline().strip()
tool = subprocess.run(["openssl", "s_client", "-connect", "127.0.0.1:" + port, "-CAfile", "cert.pem", "-servername",
                       "localhost", "-verify_return_error", "-quiet"], input="hello\nthe end\n", capture_output=True,
                      text=True, timeout=30)
s.kill()
if "14 bytes" not in tool.stdout:
    print(tool)
    sys.exit(1)

# what needs no other side: the same by krait and python3
MEMORY = textwrap.dedent("""
    import ssl
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain("cert.pem", "key.pem")
    client = ssl.create_default_context(cafile="cert.pem")
    a, b, c, d = [ssl.MemoryBIO() for i in range(4)]
    x = client.wrap_bio(a, b, server_hostname="localhost")
    y = server.wrap_bio(c, d, server_side=True)
    done = set()
    while len(done) < 2:
        for o in (x, y):
            try:
                o.do_handshake()
                done.add(o)
            except ssl.SSLWantReadError as e:
                pass
            c.write(b.read())
            a.write(d.read())
    print(x.version() == y.version(), x.write(b"hello"))
    c.write(b.read())
    print(y.read(), y.pending())
    try:
        y.read()
    except ssl.SSLWantReadError as e:
        print(e.errno)
    a.write_eof()
    print(x.read())
    print(a.eof, b.eof, b.pending)
    for wrong in ("c.wrap_bio(a, b)", "c.load_cert_chain('none.pem')", "c.load_verify_locations()",
                  "ssl.SSLContext(99)", "setattr(c, 'verify_mode', 0)", "c.load_cert_chain('key.pem')",
                  "c.set_ciphers('nonsense')", "c.load_verify_locations(cadata='nonsense')"):
        c = ssl.create_default_context()
        try:
            eval(wrong)
        except Exception as e:
            print(wrong, type(e).__name__)
    print(c.verify_mode == ssl.CERT_REQUIRED, c.check_hostname, ssl.PEM_cert_to_DER_cert(open("cert.pem").read())[:2])
    try:
        client = ssl.create_default_context(cafile="cert.pem")
        x = client.wrap_bio(a := ssl.MemoryBIO(), b := ssl.MemoryBIO(), server_hostname="other.example")
        y = server.wrap_bio(c := ssl.MemoryBIO(), d := ssl.MemoryBIO(), server_side=True)
        for i in range(4):
            for o in (x, y):
                try:
                    o.do_handshake()
                except ssl.SSLWantReadError:
                    pass
                c.write(b.read())
                a.write(d.read())
    except ssl.SSLCertVerificationError as e:
        print(e.verify_code, e.verify_message)
    """)
with open("memory.py", "w") as f:
    f.write(MEMORY)
a, b = [subprocess.run([p, "memory.py"], capture_output=True, text=True, timeout=60) for p in (PYTHON, KRAIT)]
if a.stdout != b.stdout or b.returncode:
    print("--- python3", a.stdout, "--- krait", b.stdout, b.stderr, sep="\n")
    sys.exit(1)

# MicroPython's way
got = subprocess.run([KRAIT, "-c", textwrap.dedent("""
    import socket, ssl
    a, b = socket.socketpair()
    key, cert = open("key.pem", "rb").read(), open("cert.pem", "rb").read()
    b.setblocking(False)
    x = ssl.wrap_socket(b, server_side=True, key=key, cert=cert, do_handshake=False)
    a.setblocking(False)
    y = ssl.wrap_socket(a, cert_reqs=ssl.CERT_REQUIRED, cadata=cert, do_handshake=False)
    done = set()
    while len(done) < 2:
        for o in (x, y):
            try:
                o.do_handshake()
                done.add(o)
            except ssl.SSLWantReadError:
                pass
    print(y.write(b"line\\nrest"), x.readline(), x.read(4))
    y.close()
    print(x.read(10), x.read(10))
    """)], capture_output=True, text=True, timeout=30)
if got.stdout != "9 b'line\\n' b'rest'\nb'' b''\n":
    print(got)
    sys.exit(1)
