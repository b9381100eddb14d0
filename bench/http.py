#!/usr/bin/env python3
"""examples/net/http_server.py under load: requests per second and memory, krait beside CPython's asyncio.

usage: bench/http.py [--krait PATH] [--markdown FILE] [--seconds S]
The load keeps its connections open and has one request under way on each. Rounds of krait and python3 alternate.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import common

SERVER = os.path.join(common.ROOT, "examples", "net", "http_server.py")
CONNECTIONS = (1, 100, 1000)


def resident(pid):
    with open("/proc/%d/status" % pid) as f:
        return int(re.search(r"VmHWM:\s+(\d+)", f.read())[1])


def measure(command, load, connections, seconds):
    """(requests/s, KB resident, failed connections)"""
    p = subprocess.Popen(command + [SERVER, "0"], stdout=subprocess.PIPE, text=True)
    try:
        port = re.search(r":(\d+)/", p.stdout.readline())[1]
        out = subprocess.run([load, port, str(connections), str(seconds)], capture_output=True, text=True, timeout=seconds + 60)
        answered, spent, failed = out.stdout.split()
        return int(answered) / float(spent), resident(p.pid), int(failed)
    finally:
        p.terminate()
        p.wait()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--krait", default=common.KRAIT)
    a.add_argument("--markdown", metavar="FILE", help="put the table into this file")
    a.add_argument("--seconds", type=float, default=3)
    a.add_argument("--rounds", type=int, default=3)
    o = a.parse_args()
    peers = common.peers(o.krait, ("krait", "python3"))
    rows, bad = [], 0
    with tempfile.TemporaryDirectory() as tmp:
        load = os.path.join(tmp, "load")
        subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-o", load, os.path.join(common.HERE, "http_load.c")], check=True)
        for connections in CONNECTIONS:
            best = {}
            for _ in range(o.rounds):
                for name, command in peers.items():
                    rate, memory, failed = measure(command, load, connections, o.seconds)
                    bad += failed
                    seen = best.get(name, (0, memory))
                    best[name] = max(seen[0], rate), min(seen[1], memory)
            k, p = best["krait"], best["python3"]
            rows.append(["%d" % connections, "%d" % k[0], "%d" % p[0], "%.2f" % (k[0] / p[0]), "%.1f" % (k[1] / 1024),
                         "%.1f" % (p[1] / 1024)])
    head = ["connections", "krait, requests/s", "python3, requests/s", "krait / python3", "krait, MB", "python3, MB"]
    text = common.table(rows, head)
    print(text)
    print("%d connections failed" % bad)
    if o.markdown:
        common.write_section(o.markdown, "bench:http", text)
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
