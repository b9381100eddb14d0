"""`krait repl` on a terminal, and as a terminal (--pty) that several tools use one after the other."""
import atexit
import os
import pty
import signal
import subprocess
import termios

from _session import GREETING, KRAIT, LIMIT, Check, Session

check = Check()
near, far = pty.openpty()
before = termios.tcgetattr(far)
p = subprocess.Popen([KRAIT, "repl"], stdin=far, stdout=far, stderr=far, start_new_session=True)
atexit.register(p.kill)
s = Session(fd=near)
check.equal("greeting", s.until(b">>> "), GREETING + b">>> ")
s.send(b"1+1\r")
check.equal("echo", s.until(b">>> "), b"1+1\r\n2\r\n>>> ")
s.send(b"print('go', end=';'); exec('while True: pass')\r")
s.until(b"\r\ngo;")
s.send(b"\x03")
check.equal("interrupt", s.until(b">>> ").split(b"\r\n")[-2:], [b"KeyboardInterrupt", b">>> "])
s.send(b"\x01print(3)\x04")
check.equal("raw", s.until(b"\x04\x04>"), b"\r\nraw REPL; CTRL-B to exit\r\n>OK3\r\n\x04\x04>")
s.send(b"\x1d")
check.equal("left", p.wait(LIMIT), 0)
check.equal("terminal as before", termios.tcgetattr(far), before)
os.close(far)
os.close(near)

p = subprocess.Popen([KRAIT, "repl", "--pty"], stdout=subprocess.PIPE)
atexit.register(p.kill)
name = p.stdout.readline().decode().strip()
for i in range(3):
    fd = os.open(name, os.O_RDWR | os.O_NOCTTY)
    s = Session(fd=fd)
    s.send(b"\r\x03\x03\r\x01")
    s.until(b"raw REPL; CTRL-B to exit\r\n>")
    s.send(b"print('tool', %d)\x04" % i)
    check.equal("tool %d" % i, s.until(b"\x04>"), b"OKtool %d\r\n\x04\x04>" % i)
    s.send(b"\x02")
    s.until(b">>> ")
    os.close(fd)
p.send_signal(signal.SIGTERM)
p.wait(LIMIT)
check.finish()
