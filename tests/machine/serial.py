# test: krait-only
# machine.UART: frames on the wire decoded from the record, loop-back, timeouts, interrupts.
import machine_sim
import time
from machine import UART, Pin
from _machine import raises

machine_sim.virtual(cost_ns=0)


def decode(pin, baud, bits=8, parity=None, stop=1):
    """Bytes on the wire, as a logic analyser finds them; checks parity and stop bits."""
    wave = machine_sim.wave(pin)

    def at(t):
        value = 1
        for when, level in wave:
            if when > t: break
            value = level
        return value

    out, bit, free = [], 1e9 / baud, -1
    for when, level in wave:
        if level or when < free: continue
        frame = [at(when + bit * (i + 1.5)) for i in range(bits)]
        value = sum(b << i for i, b in enumerate(frame))
        n = bits
        if parity is not None:
            assert at(when + bit * (n + 1.5)) == (sum(frame) + parity) % 2
            n += 1
        for i in range(stop):
            assert at(when + bit * (n + 1.5 + i)) == 1, 'stop bit'
        free = when + bit * (n + 1 + stop - 0.5)
        out.append(value)
    return bytes(out)


text = bytes(range(256)) + b'The quick brown fox\n'
for baud, bits, parity, stop in (9600, 8, None, 1), (115200, 8, 0, 1), (31250, 7, 1, 2), (921600, 8, None, 2):
    u = UART(0, baud, bits, parity, stop)
    machine_sim.forget()
    start = machine_sim.now_ns()
    assert u.write(text) == len(text)
    assert not u.txdone()
    u.flush()
    assert u.txdone()
    frame = 1 + bits + (parity is not None) + stop
    assert abs(machine_sim.now_ns() - start - frame * len(text) * 1e9 / baud) < 1e9 / baud
    mask = 2 ** bits - 1
    assert decode('TX0', baud, bits, parity, stop) == bytes(c & mask for c in text)

# Two boards' worth: UART 0 sends to UART 1, and back.
machine_sim.connect('TX0', 'RX1')
machine_sim.connect('TX1', 'RX0')
a, b = UART(0, 19200), UART(1, 19200, timeout=100, timeout_char=10)
a.write(b'one\ntwo')
assert b.any() == 0
time.sleep_ms(1)
assert b.any() == 1             # 10 bits take 0.52 ms
assert b.readline() == b'one\n'
assert b.read(2) == b'tw'
assert b.read() == b'o'
start = time.ticks_ms()
assert b.read() is None and b.readline() is None and b.readinto(bytearray(3)) is None
assert time.ticks_diff(time.ticks_ms(), start) == 300
assert b.read(0) == b'' and b.readinto(bytearray()) == 0
buf = bytearray(6)
a.write('text')                 # str, as print(file=uart) writes
a.flush()
assert b.readinto(buf, 3) == 3 and buf == b'tex\0\0\0'
assert b.readinto(buf) == 1
print('a', 1, file=a)
assert b.readline() == b'a 1\n'
b.write(b'back')
b.flush()
assert a.any() == 4 and a.read() == b'back' and a.read() is None    # no timeout: at once

# What does not fit is lost at the receiver, and the sender waits for room.
assert a.write(bytes(1000)) == 1000
a.flush()
assert b.any() == 256
assert b.read() == bytes(256)
while b.read(): pass

# Wrong parity or speed: nothing, or something else, but no hang.
b.init(19200, parity=0)
a.init(19200, parity=1)
a.write(b'\x01\x02\x03')
a.flush()
time.sleep_ms(5)
assert b.any() == 0
a.init(19200, parity=None)
b.init(19200, parity=None)

# Inverted on both ends is the same as on none.
a.init(invert=UART.INV_TX)
b.init(invert=UART.INV_RX)
machine_sim.forget()
a.write(b'U')
a.flush()
assert machine_sim.wave('TX0')[0][1] == 1
time.sleep_ms(2)
assert b.read() == b'U'
a.init(invert=0)
b.init(invert=0)

# Interrupts: each byte, the end of a burst, the end of sending, a break.
calls = []
irq = b.irq(lambda u: calls.append((u is b, u.irq().flags(), u.any())), UART.IRQ_RX)
a.write(b'xyz')
a.flush()
time.sleep_ms(2)
assert calls == [(True, UART.IRQ_RX, 1), (True, UART.IRQ_RX, 2), (True, UART.IRQ_RX, 3)], calls
assert b.irq() is irq and irq.trigger() == UART.IRQ_RX
calls.clear()
b.read()
b.irq(lambda u: calls.append(u.read()), UART.IRQ_RXIDLE)
a.write(b'burst')
time.sleep_ms(20)
a.write(b'again')
time.sleep_ms(20)
assert calls == [b'burst', b'again'], calls
calls.clear()
b.irq(lambda u: calls.append('break'), UART.IRQ_BREAK)
a.sendbreak()
time.sleep_ms(2)
assert calls == ['break'], calls
b.irq(None)
calls.clear()
a.irq(lambda u: calls.append(u.txdone()), UART.IRQ_TXIDLE)
a.write(b'12')
time.sleep_ms(20)
assert calls == [True]
a.irq(None)

raises(ValueError, "UART(2) doesn't exist: this board has 0 to 1", UART, 2)
raises(ValueError, 'baudrate must be from 1 to 20000000, not 0', UART, 0, 0)
raises(ValueError, 'bits must be from 5 to 9, not 4', UART, 0, 9600, 4)
raises(ValueError, 'UART(0) cannot be set up that way', UART, 0, flow=UART.RTS)
raises(TypeError, "a bytes-like object is required, not 'int'", a.write, 5)
raises(ValueError, 'nbytes must be from 0 to 6, not 7', a.readinto, buf, 7)
a.deinit()
raises(ValueError, 'this UART is switched off: deinit()', a.write, b'x')
a.deinit()
print('ok')
