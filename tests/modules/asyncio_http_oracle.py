"""examples/net/http_server.py holds 1,000 connections open and answers on all of them; errors of clients end nothing; Ctrl-C
ends it."""
# test: timeout 120
import http.client
import os
import re
import resource
import signal
import socket
import subprocess
import sys

KRAIT, ROOT = os.environ["KRAIT"], os.environ["ROOT"]
most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
COUNT = min(1000 // int(os.environ.get("SHARE", 1)), most[1] - 64)    # see tests/README.md


def restore():
    signal.signal(signal.SIGINT, signal.default_int_handler)


server = subprocess.Popen([KRAIT, os.path.join(ROOT, "examples/net/http_server.py"), "0"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, preexec_fn=restore)
try:
    port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(COUNT)]
    for c in connections:
        c.connect()
    for turn in range(2):
        for c in connections:
            c.request("GET", "/hello")
        for c in connections:
            answer = c.getresponse()
            assert (answer.status, answer.read()) == (200, b"Hello, world!\n")
    assert all(c.sock is not None for c in connections)    # still open
    c = connections[0]
    c.request("POST", "/nothing", body=b"x" * 100000)
    answer = c.getresponse()
    assert answer.status == 404 and answer.read() == b"There is nothing here.\n"
    c.request("GET", "/", headers={"Connection": "close"})
    answer = c.getresponse()
    assert answer.getheader("Connection") == "close" and answer.read() == b"It works.\n"
    # a client that goes away in the middle, and one that talks nonsense
    for text in b"GET /", b"nonsense\r\n\r\n":
        with socket.create_connection(("127.0.0.1", port)) as s:
            s.sendall(text)
            s.shutdown(socket.SHUT_WR)
            assert s.recv(100) == b""
    connections[1].request("GET", "/hello")
    assert connections[1].getresponse().status == 200
    with open("/proc/%d/status" % server.pid) as f:
        print("%d connections, %s KB resident" % (COUNT, re.search(r"VmRSS:\s+(\d+)", f.read())[1]))
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=30)
    assert server.returncode == 0, (server.returncode, err)
    assert err.count("Unhandled exception in client_connected_cb") == 2 and err.count("ValueError: ") == 2, err
finally:
    server.kill()
sys.exit(0)
