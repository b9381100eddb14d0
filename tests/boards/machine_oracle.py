# test: timeout 900
# Module machine on a board: LEDs seen from outside, timers, I2C and SPI with devices of the emulator, a UART.
import os
import re
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _board import Board, build, chosen, skip_without_tools

skip_without_tools()
BOARD = chosen()
build(BOARD)
TRACE, WIRE = os.path.abspath("trace.log"), os.path.abspath("wire")
MORE = ["-icount", "shift=5,sleep=off", "-trace", "led_change_intensity", "-D", TRACE, "-device", "ds1338,bus=i2c,address=0x68", "-device",
        "w25q80,bus=ssi", "-chardev", "socket,id=u1,server=on,wait=off,path=" + WIRE, "-serial", "chardev:u1"]


def run(board, source, want):
    out, err = board.raw(source.encode())
    out = out.decode().replace("\r\n", "\n")
    assert out == want and not err.strip(), "%s\nprinted %r\nwanted  %r\n%s" % (source, out, want, err.decode())


def led_changes(name, since):
    with open(TRACE) as f:
        lines = f.read().splitlines()[since:]
    return [m[1] for m in (re.search("desc:'%s' .* -> (\\d+)%%" % name, line) for line in lines) if m]


def trace_length():
    with open(TRACE) as f:
        return len(f.readlines())


with Board(BOARD, MORE) as board:
    board.enter_raw()

    # A blink: the script prints nothing, the emulator tells.
    seen = trace_length()
    run(board, """
import time
from machine import Pin
led, other = Pin('USERLED0', Pin.OUT, value=0), Pin('LED5', Pin.OUT)
for i in range(7):
    led.toggle()
    time.sleep_ms(2)
other.on()
other.off()
other(1)
""", "")
    # a reset leaves all of them on, the first write to their register says otherwise
    assert led_changes("USERLED0", seen) == ["0", "100"] * 4, led_changes("USERLED0", seen)
    assert led_changes("SCC LED5", seen) == ["0", "100"], led_changes("SCC LED5", seen)
    seen = trace_length()
    run(board, """
from machine import mem32
for i in range(3):
    mem32[0x40028000] = 2
    mem32[0x40028000] = 0
print(Pin('USERLED1').value(), mem32[0x40028000], led.value())
""", "0 0 0\n")
    assert led_changes("USERLED1", seen)[-6:] == ["100", "0"] * 3

    # Timers, soft and hard; what a hard handler must not do.
    run(board, """
import machine, micropython, sys, io
from machine import Timer
n = 0
def tick(t):
    global n
    n += 1
start = time.ticks_us()
t = Timer(-1, period=10, callback=tick)
while n < 5: pass
took = time.ticks_diff(time.ticks_us(), start)
t.deinit()
print(50000 <= took < 60000 or took)
n = 0
t = Timer(-1, freq=1000, callback=tick, hard=True)
time.sleep_ms(50)
t.deinit()
print(48 <= n <= 51 or n)
def allocates(t):
    global n
    n = 1
    x = [t]
    n = 2
old, sys.stderr = sys.stderr, io.StringIO()
Timer(-1, mode=Timer.ONE_SHOT, period=1, callback=allocates, hard=True)
time.sleep_ms(5)
text, sys.stderr = sys.stderr.getvalue(), old
print(n, 'MemoryError' in text, micropython.heap_locked())
order = []
a = Timer(-1, mode=Timer.ONE_SHOT, period=4, callback=lambda t: order.append('second'))
b = Timer(-1, mode=Timer.ONE_SHOT, period=2, callback=lambda t: order.append('first'))
start = time.ticks_ms()
machine.lightsleep(100)
print(order, time.ticks_diff(time.ticks_ms(), start) < 50)
time.sleep_ms(10)
print(order)
state = machine.disable_irq()
Timer(-1, mode=Timer.ONE_SHOT, period=1, callback=lambda t: order.append('late'))
start = time.ticks_us()
while time.ticks_diff(time.ticks_us(), start) < 5000: pass
print(order)
machine.enable_irq(state)
print(order[2:])
""", "True\nTrue\n1 True 0\n['first'] True\n['first', 'second']\n['first', 'second']\n['late']\n")

    # I2C by pins: the emulator's clock chip with 56 bytes of memory.
    run(board, """
from machine import SoftI2C
i2c = SoftI2C('SCL_SHIELD1', 'SDA_SHIELD1', freq=100000)
print(i2c.scan())
i2c.writeto_mem(0x68, 8, bytes(range(40)))
print(i2c.readfrom_mem(0x68, 8, 40) == bytes(range(40)))
buf = bytearray(3)
i2c.readfrom_mem_into(0x68, 10, buf)
print(buf, i2c.writevto(0x68, (b'\\x08', b'abc')), i2c.readfrom_mem(0x68, 8, 4))
try: i2c.readfrom(0x69, 1)
except OSError as e: print(e)
print(SoftI2C('SCL_TOUCH', 'SDA_TOUCH').scan())
""", "[104]\nTrue\nbytearray(b'\\x02\\x03\\x04') 4 b'abc\\x03'\n[Errno 19] No such device\n[]\n")

    # SPI: a flash memory says who it is.
    run(board, """
from machine import SPI
spi = SPI(3, 1_000_000)
buf = bytearray(4)
spi.write_readinto(b'\\x9f\\0\\0\\0', buf)
print(buf)
print(SPI(0).read(20, 0x55) == bytes(20))
try: SPI(4)
except ValueError as e: print(e)
try: machine.PWM('LED')
except ValueError as e: print(e)
""", "bytearray(b'\\x00\\xefP\\x14')\nTrue\nSPI(4) doesn't exist: this board has 0 to 3\n"
        "this board has no PWM\n")

    # The board's own I2C ports: the last one is where the clock chip is.
    run(board, """
from machine import I2C
port = I2C(3, freq=400000)
print(port.scan(), I2C(0).scan(), port.readfrom_mem(0x68, 10, 3))
port.writeto_mem(0x68, 20, b'xyz')
print(i2c.readfrom_mem(0x68, 20, 3))
for wrong in lambda: I2C(4), lambda: I2C(0, scl='SCL_AUDIO', sda='SDA_AUDIO'):
    try: wrong()
    except ValueError as e: print(e)
""", "[104] [] b'c\\x03\\x04'\nb'xyz'\nI2C(4) doesn't exist: this board has 0 to 3\nI2C(0) cannot be set up that way\n")

    # A UART: lines back and forth, in a flood, and an interrupt for each.
    wire = socket.socket(socket.AF_UNIX)
    wire.connect(WIRE)
    run(board, """
from machine import UART
u = UART(1, 115200, timeout=100000, timeout_char=100000)
got = 0
def count(uart):
    global got
    got += 1
u.irq(count, UART.IRQ_RX)
u.write('ready\\n')
""", "")
    data = b""
    while b"ready\n" not in data:
        data += wire.recv(100)
    wire.sendall(b"hello board\n")
    run(board, "print(u.readline(), u.any(), got > 0)\n", "b'hello board\\n' 0 True\n")
    wire.sendall(bytes(100))
    run(board, "while u.any() < 100: pass\nbuf = bytearray(100)\nprint(u.readinto(buf), buf == bytes(100))\n"
        "u.init(timeout=0)\nprint(u.read())\n", "100 True\nNone\n")
    run(board, "print(u.write(bytes(range(256))), u.txdone())\n", "256 True\n")
    data = b""
    while len(data) < 256:
        data += wire.recv(1000)
    assert data == bytes(range(256))

    # What is done again and again allocates nothing here, either.
    run(board, """
spi, buf, out, into = SPI(0), bytearray(4), b'1234', bytearray(4)
def work():
    led.value(1)
    led(0)
    led.on()
    led.off()
    led.toggle()
    mem32[0x40028000] = 1
    spi.write_readinto(out, into)
    i2c.readfrom_mem_into(0x68, 8, buf)
    time.sleep_ms(1)
    return time.ticks_add(time.ticks_ms(), time.ticks_us() & 7) + time.ticks_diff(5, 3)
for i in range(3): work()
micropython.heap_lock()
try:
    work()
    work()
    ok = True
except MemoryError: ok = False
micropython.heap_unlock()
print(ok, machine.freq(), machine.unique_id())
""", "True 25000000 b'%s'\n" % BOARD)
    wire.close()

    # Why the chip began: power, soft reset, reset, a watchdog that was not fed, which tells where the program was.
    def cause(name):
        run(board, "import machine\nprint(machine.reset_cause() == machine.%s)\n" % name, "True\n")

    def begins_again(source):
        board.send(source + b"\x04")
        text = board.expect(b">>> ").decode().replace("\r\n", "\n")
        board.enter_raw()
        return text

    cause("PWRON_RESET")
    board.send(b"\x04")
    board.expect(b"CTRL-B to exit\r\n>")
    cause("SOFT_RESET")
    begins_again(b"import machine\nmachine.reset()\n")
    cause("HARD_RESET")
    text = begins_again(b"""import time
from machine import WDT
dog = WDT(timeout=50)
for i in range(20):
    time.sleep_ms(10)
    dog.feed()
print('fed')
def forgets():
    while True:
        pass
forgets()
""")
    assert text.startswith("OKfed\n\n*** watchdog\n") and re.search("\n  python: <stdin>, line (9|10)\n\\*\\*\\* reset\nkrait", text), text
    cause("WDT_RESET")
    begins_again(b"import machine\nmachine.deepsleep(20)\n")
    cause("DEEPSLEEP_RESET")

# What a blink costs: instructions for one round of a loop, as many as docs/machine.md says but for a few.
COST = """
import time, machine
from machine import Pin
N = 800
def cost(f):
    f()
    f()
    t = time.ticks_cpu()
    f()
    return time.ticks_diff(time.ticks_cpu(), t) * 40 // N
pin = Pin('USERLED0', Pin.OUT)
def function():
    for i in range(N):
        pin.on()
        pin.off()
def local():
    p = pin
    for i in range(N):
        p.on()
        p.off()
def methods():
    on, off = pin.on, pin.off
    for i in range(N):
        on()
        off()
def unrolled():
    on, off = pin.on, pin.off
    for i in range(N // 8):
        on(); off(); on(); off(); on(); off(); on(); off(); on(); off(); on(); off(); on(); off(); on(); off()
def memory():
    mem = machine.mem32
    for i in range(N):
        mem[0x40028000] = 1
        mem[0x40028000] = 0
for f in function, local, methods, unrolled, memory: print(f.__name__, cost(f))
"""
LIMITS = {"function": 377, "local": 339, "methods": 250, "unrolled": 202, "memory": 266}
with Board(BOARD, ["-icount", "shift=0,sleep=off"]) as board:
    board.enter_raw()
    out, err = board.raw(COST.encode())
    assert not err.strip(), err
    costs = {name: int(n) for name, n in (line.split() for line in out.decode().splitlines())}
    assert set(costs) == set(LIMITS) and all(costs[name] <= LIMITS[name] * 1.15 for name in LIMITS), costs
print(", ".join("%s %d" % item for item in costs.items()))
