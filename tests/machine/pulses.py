# test: krait-only
# PWM, time_pulse_us, bitstream, memory by address, and the rest of module machine.
import machine
import machine_sim
import time
from machine import PWM, Pin, WDT, mem8, mem16, mem32
from _machine import raises

machine_sim.virtual(cost_ns=0)


def shape(pin):
    """Lengths of (high, low) of the pulses that were recorded whole."""
    wave = machine_sim.wave(pin)
    rises = [i for i, (at, level) in enumerate(wave) if level == 1]
    return [(wave[i + 1][0] - wave[i][0], wave[i + 2][0] - wave[i + 1][0]) for i in rises if i + 2 < len(wave)]


# ---- PWM ----
p = PWM(Pin(3), freq=1000, duty_u16=16384)
time.sleep_ms(5)
assert shape(3) == [(250_003, 749_997)] * 5 or shape(3) == [(250_003, 749_997)] * 4, shape(3)
assert p.freq() == 1000 and p.duty_u16() == 16384 and p.duty_ns() == 250_003
machine_sim.forget()
p.duty_ns(100_000)
assert p.duty_ns() == 100_000 and abs(p.duty_u16() - 6553) <= 1
time.sleep_ms(4)
assert shape(3)[1:] and set(shape(3)[1:]) == {(100_000, 900_000)}, shape(3)
p.freq(50)
p.duty_ns(1_500_000)            # a servo in the middle
machine_sim.forget()
time.sleep_ms(100)
assert set(shape(3)[1:]) == {(1_500_000, 18_500_000)}, shape(3)
machine_sim.forget()
p.duty_u16(0)
time.sleep_ms(100)
assert len(machine_sim.wave(3)) <= 2 and Pin(3).value() == 0
p.duty_u16(65535)
time.sleep_ms(100)
assert len(machine_sim.wave(3)) <= 4 and Pin(3).value() == 1
p.deinit()
assert Pin(3).value() == 0
q = PWM('P4', freq=100, duty_u16=32768, invert=True)
time.sleep_ms(25)
assert [level for at, level in machine_sim.wave(4)] == [1, 0, 1, 0, 1, 0]
q.init(freq=200, duty_u16=65535 // 2)
machine_sim.forget()
time.sleep_ms(50)
assert {a + b for a, b in shape(4)[1:]} == {5_000_000}
q.deinit()
assert repr(q) == 'PWM(Pin(P4), freq=200, duty_u16=32767)'
raises(ValueError, 'duty_u16 must be from 0 to 65535, not 65536', PWM, 3, freq=10, duty_u16=65536)
raises(ValueError, 'freq must be from 1 to 1000000000, not 0', PWM, 3, freq=0)
raises(ValueError, 'pin P3 cannot do PWM that way', PWM, 3, freq=20_000_000)
raises(ValueError, 'duty_ns=2000000 is longer than the period, 1000000 ns', PWM, 3, freq=1000, duty_ns=2_000_000)

# ---- time_pulse_us ----
machine_sim._sim.cost(100)
echo = Pin(5, Pin.IN, Pin.PULL_DOWN)
now = machine_sim.now_ns() / 1e6
machine_sim.play(5, [(now + 1, 1), (now + 1.58, None)])
took = machine.time_pulse_us(echo, 1)
assert 578 <= took <= 582, took
start = machine_sim.now_ns()
assert machine.time_pulse_us(echo, 1, 2000) == -2
assert 1_999_000 <= machine_sim.now_ns() - start < 2_010_000
machine_sim.drive(5, 1)
assert machine.time_pulse_us(echo, 1, 500) == -1
machine_sim.at_ms(machine_sim.now_ns() / 1e6 + 0.3, machine_sim.release, 5)
assert 297 <= machine.time_pulse_us(echo, 1, 1000) <= 302    # high already: timing starts at once
raises(TypeError, 'time_pulse_us expected at least 2 arguments, got 1', machine.time_pulse_us, echo)

# ---- bitstream: what a string of LEDs wants ----
data = bytes((0x00, 0xff, 0xa5, 0x3c))
out = Pin(6, Pin.OUT, value=0)
machine_sim.forget()
machine.bitstream(out, 0, (400, 850, 800, 450), data)
wave = machine_sim.wave(6)
highs = [wave[i + 1][0] - wave[i][0] for i in range(0, len(wave), 2)]
lows = [wave[i + 1][0] - wave[i][0] for i in range(1, len(wave) - 1, 2)]
bits = ''.join({400: '0', 800: '1'}[h] for h in highs)
assert bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)) == data
assert all(low == (850 if bit == '0' else 450) for low, bit in zip(lows, bits))
raises(ValueError, 'encoding must be 0: high, then low', machine.bitstream, out, 1, (1, 2, 3, 4), b'')
raises(ValueError, 'timing must have 4 numbers, not 3', machine.bitstream, out, 0, (1, 2, 3), b'')
raises(TypeError, 'timing must be a tuple, not list', machine.bitstream, out, 0, [1, 2, 3, 4], b'')

# ---- memory ----
RAM = 0x20000000
mem32[RAM] = 0x12345678
assert [mem8[RAM + i] for i in range(4)] == [0x78, 0x56, 0x34, 0x12] and mem16[RAM + 2] == 0x1234
mem8[RAM + 1] = 0x1ff
assert mem32[RAM] == 0x1234ff78
mem32[RAM + 4] = -1
assert mem32[RAM + 4] == 0xffffffff
led = Pin('LED', Pin.IN)
mem32[0x50000518] = 1 << 25     # DIRSET
mem32[0x50000508] = 1 << 25     # OUTSET
assert led() == 1 and led.mode() == Pin.OUT and mem32[0x50000510] >> 25 & 1 == 1
mem32[0x5000050c] = 1 << 25     # OUTCLR
assert led() == 0 and mem32[0x50000504] >> 25 & 1 == 0
raises(ValueError, 'there is nothing at address 0x1000', lambda: mem32[0x1000])
raises(ValueError, 'address 0x20000002 is not aligned to 4 bytes', lambda: mem32[RAM + 2])
raises(TypeError, "an address is an int, not str", lambda: mem8['x'])
raises(ValueError, 'address out of range', lambda: mem8[-1])
assert repr(mem16) == '<16-bit memory>'
try:
    del mem8[RAM]
except TypeError:
    pass
else:
    raise AssertionError

# ---- processor ----
assert machine.freq() == 64_000_000
machine.freq(16_000_000)
assert machine.freq() == 16_000_000
raises(ValueError, 'this processor cannot run at 5 Hz', machine.freq, 5)
assert machine.reset_cause() == machine.PWRON_RESET and isinstance(machine.unique_id(), bytes)
assert 0 <= machine.rng() < 1 << 24 and len({machine.rng() for i in range(20)}) > 15
raises(RuntimeError, 'this board has no bootloader', machine.bootloader)
for reset in machine.reset, machine.soft_reset, lambda: machine.deepsleep(10):
    try:
        reset()
    except SystemExit as e:
        assert e.code is None
    else:
        raise AssertionError

# ---- watchdog ----
dog = WDT(timeout=50)
for i in range(10):
    time.sleep_ms(40)
    dog.feed()
start = machine_sim.now_ns()
try:
    time.sleep_ms(1000)
except SystemExit as e:
    assert e.code == 'watchdog: the board was reset, not fed for 50 ms', e.code
    assert machine_sim.now_ns() - start == 50_000_000
else:
    raise AssertionError('not bitten')
raises(ValueError, "WDT(1) doesn't exist: this board has 0 to 0", WDT, 1)
print('ok')
