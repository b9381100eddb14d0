# test: krait-only
# machine.Pin and machine.Signal on the simulated board.
import machine_sim
import time
from machine import Pin, Signal
from _machine import raises

machine_sim.virtual(cost_ns=0)

# One object for each pin, whatever it is called.
p = Pin(25, Pin.OUT)
assert p is Pin('LED') is Pin('P25') is Pin(p) is Pin.board.LED is Pin.cpu.P25
assert repr(p) == 'Pin(P25, mode=Pin.OUT)'
assert 'LED' in dir(Pin.board) and 'P0' in dir(Pin.cpu) and 'P0' not in dir(Pin.board)
raises(AttributeError, "'machine.pins' object has no attribute 'NOPE'", lambda: Pin.board.NOPE)

# Output.
p.value(1)
assert p.value() == 1 and p() == 1
p(0)
assert p() == 0
p.on()
assert p() == 1
p.off()
assert p() == 0
p.high()
assert p() == 1
p.low()
assert p() == 0
p.toggle()
assert p() == 1
p.toggle()
assert p() == 0
p.value([1])
assert p() == 1
assert machine_sim.wave(p) == [(0, 0)] + [(0, 1), (0, 0)] * 4 + [(0, 1)]
q = Pin(26, Pin.OUT, value=1)       # starts high: no low pulse before
assert machine_sim.wave(26) == [(0, 1)]
assert Pin(26).value() == 1         # asking for it again changes nothing

# Input: pull resistors, drivers from outside.
b = Pin(24, Pin.IN, Pin.PULL_UP)
assert b() == 1
machine_sim.drive(24, 0)
assert b() == 0 and b.value() == 0
machine_sim.release(24)
assert b() == 1
b.init(pull=Pin.PULL_DOWN)
assert b() == 0 and b.pull() == Pin.PULL_DOWN
b.pull(None)
assert b.pull() is None and machine_sim.level(24) == machine_sim.FLOATING and b() == 0
b.value(1)                          # goes into the latch ...
assert b() == 0
b.init(Pin.OUT)                     # ... and comes out with the mode
assert b() == 1 and b.mode() == Pin.OUT
machine_sim.drive(24, 0)            # two drive it differently
assert machine_sim.level(24) == machine_sim.CONFLICT
machine_sim.release(24)
b.mode(Pin.IN)
assert b.mode() == Pin.IN
b.drive(Pin.DRIVE_2)
assert b.drive() == Pin.DRIVE_2

# Open drain: the wire is an AND.
a, c = Pin(2, Pin.OPEN_DRAIN, value=1), Pin(3, Pin.OPEN_DRAIN, value=1)
machine_sim.connect(2, 3)
assert machine_sim.level(2) == machine_sim.FLOATING
machine_sim.pull(2, 'up')
for x in 0, 1:
    for y in 0, 1:
        a(x)
        c(y)
        assert a() == c() == (x and y)

# Bad arguments.
raises(ValueError, "this board has no pin 'LED9'", Pin, 'LED9')
raises(ValueError, 'this board has no pin 32, only 0 to 31', Pin, 32)
raises(ValueError, 'this board has no pin -1, only 0 to 31', Pin, -1)
raises(TypeError, 'a pin is an int, a str or a Pin, not list', Pin, [])
raises(TypeError, 'a pin is an int, a str or a Pin, not None', Pin, None)
raises(ValueError, 'mode must be from -1 to 5, not 9', Pin, 1, 9)
raises(ValueError, 'pull must be from -1 to 3, not 7', Pin, 1, Pin.IN, 7)
raises(TypeError, 'Pin() takes at most 3 positional arguments (4 given)', Pin, 1, Pin.IN, None, 1)
raises(TypeError, 'value expected at most 1 argument, got 2', p.value, 1, 2)
raises(TypeError, 'handler must be callable or None, not int', p.irq, 5)
raises(ValueError, 'trigger must be from 0 to 15, not 16', p.irq, print, 16)

# Signals: active low, from a pin, from arguments of Pin, from anything with value().
s = Signal(p, invert=True)
s.on()
assert p() == 0 and s.value() == 1 and s() == 1
s.off()
assert p() == 1 and s() == 0
s(1)
assert p() == 0
s.value(0)
assert p() == 1
t = Signal('LED3', Pin.OUT, invert=False, value=1)
assert t.value() == 1 and Pin(27).value() == 1
t.off()
assert Pin(27).value() == 0
assert repr(s) == 'Signal(Pin(P25, mode=Pin.OUT), invert=True)'


class Shift:
    state = 0

    def value(self, *args):
        if args: self.state = args[0]
        return self.state


shift = Shift()
n = Signal(shift, invert=True)
n.on()
assert shift.state == 0 and n.value() == 1
n.off()
assert shift.state == 1
raises(TypeError, 'Signal() needs a pin', Signal)

# Time of the record.
machine_sim.forget()
p.off()
time.sleep_us(250)
p.on()
start = machine_sim.now_ns() - 250_000
assert machine_sim.wave('LED') == [(start, 0), (start + 250_000, 1)]
print('ok')
