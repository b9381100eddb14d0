# test: krait-only
# SPI and I2C, by pins and by the board, against decoders that only see what was recorded on the wires.
import machine_sim
from machine import I2C, Pin, SPI, SoftI2C, SoftSPI
from _machine import raises

machine_sim.virtual(cost_ns=0)


before = {}


def forget():
    """Empties the record, remembers where the levels were."""
    machine_sim.forget()
    for pin in range(32):
        before[pin] = int(machine_sim.level(pin) == 1)


def levels(pins):
    """The record as (ns, levels of these pins) after each change."""
    nets = [machine_sim._sim.nets()[machine_sim._sim.number(p)] for p in pins]
    now = [before.get(n, 1) for n in nets]
    for at, net, level in machine_sim.edges():
        if net in nets:
            now = [level == 1 if n == net else x for n, x in zip(nets, now)]
            yield at, [int(x) for x in now]


def decode_spi(sck, data, polarity, phase, lsb=False):
    """Bytes on `data`, sampled at the edges that the mode says; and the times of those edges."""
    out, times, bits, clock = [], [], '', polarity
    for at, (c, d) in levels([sck, data]):
        if c != clock:
            clock = c
            if (c != polarity) != bool(phase):
                bits += str(d)
                times.append(at)
                if len(bits) == 8:
                    out.append(int(bits[::-1] if lsb else bits, 2))
                    bits = ''
    assert not bits
    return bytes(out), times


data = bytes(range(0, 256, 7)) + b'\x80\x01\xff\x00'
for kind in 'soft', 'hard':
    for polarity in 0, 1:
        for phase in 0, 1:
            for first in SPI.MSB, SPI.LSB:
                if kind == 'soft':
                    bus = SoftSPI(1_000_000, polarity=polarity, phase=phase, firstbit=first, sck=18, mosi=19, miso=16)
                else:
                    bus = SPI(0, 1_000_000, polarity=polarity, phase=phase, firstbit=first)
                forget()
                bus.write(data)
                got, times = decode_spi(18, 19, polarity, phase, first == SPI.LSB)
                assert got == data, (kind, polarity, phase, first)
                gaps = {b - a for a, b in zip(times, times[1:])}
                assert gaps == {1000}, gaps       # 1 MHz, exactly


class Echo:
    """Answers with what came before, inverted."""

    def exchange(self, byte):
        return 0xa5 if byte is None else byte ^ 0xff


for polarity in 0, 1:
    for phase in 0, 1:
        bus = SoftSPI(500_000, polarity=polarity, phase=phase, sck=10, mosi=11, miso=12)
        cs = Pin(13, Pin.OUT, value=1)
        device = machine_sim.SPIBus(10, 11, 12, 13, Echo(), polarity, phase)
        cs(0)
        into = bytearray(4)
        bus.write_readinto(b'\x01\x02\x03\x04', into)
        assert into == b'\xa5\xfe\xfd\xfc', into
        cs(1)
        cs(0)
        assert bus.read(3, 0x0f) == b'\xa5\xf0\xf0'
        cs(1)
        bus.readinto(into)      # not selected: the line floats
        assert into == bytes(4)
        machine_sim._sim.unwatch(10, device._on_clock)
        machine_sim._sim.unwatch(13, device._on_select)

raises(ValueError, 'buffers must be the same length: 2 to write, 3 to read', bus.write_readinto, b'ab', bytearray(3))
raises(TypeError, "a bytes-like object is required, not 'str'", bus.write, 'text')
raises(ValueError, 'SoftSPI needs sck=', SoftSPI, mosi=1)
raises(ValueError, 'SoftSPI needs mosi= or miso=', SoftSPI, sck=1)
raises(ValueError, "SPI(2) doesn't exist: this board has 0 to 1", SPI, 2)
raises(ValueError, 'baudrate must be from 1 to 500000000, not 0', SPI, 0, 0)
raises(ValueError, 'bits must be from 8 to 8, not 9', SoftSPI, bits=9, sck=1, mosi=2)
bus = SPI(1)
bus.deinit()
raises(ValueError, 'this bus is switched off: deinit()', bus.write, b'x')
bus.init(baudrate=1000)
bus.write(b'x')


# ---- I2C ----
def wire(scl, sda):
    """List of 'S', 'P' and (byte, acknowledged). A bit counts when the clock rises; it must not change while the
    clock is high, or it was none but a start or a stop."""
    out, bits, clock, data = [], '', 1, 1
    for at, (c, d) in levels([scl, sda]):
        if c and not clock:
            bits += str(d)
            if len(bits) == 9:
                out.append((int(bits[:8], 2), bits[8] == '0'))
                bits = ''
        elif c and clock:
            assert len(bits) == (1 if out and out[-1] != 'P' else 0), bits
            out.append('P' if d > data else 'S')
            bits = ''
        clock, data = c, d
    return out


memory = bytearray(range(100, 116))
for kind in 'soft', 'hard':
    scl, sda = (9, 8) if kind == 'soft' else (7, 6)
    device = machine_sim.Registers(memory)
    big = machine_sim.Registers(bytearray(70000), addrsize=3)
    machine_sim.I2CBus(scl, sda, {0x42: device, 0x50: big})
    i2c = SoftI2C(scl, sda, freq=100_000) if kind == 'soft' else I2C(1, freq=100_000)
    assert i2c.scan() == [0x42, 0x50]

    forget()
    assert i2c.writeto(0x42, b'\x03\xaa\xbb') == 3
    assert wire(scl, sda) == ['S', (0x84, True), (3, True), (0xaa, True), (0xbb, True), 'P']
    assert memory[3:5] == b'\xaa\xbb'

    forget()
    assert i2c.readfrom_mem(0x42, 2, 3) == b'\x66\xaa\xbb'
    assert wire(scl, sda) == ['S', (0x84, True), (2, True), 'S', (0x85, True), (0x66, True), (0xaa, True),
                              (0xbb, False), 'P']
    rises = [at for at, level in machine_sim.wave(scl) if level == 1]
    assert min(b - a for a, b in zip(rises, rises[1:])) == 10_000     # 100 kHz

    into = bytearray(4)
    assert i2c.readfrom_mem_into(0x42, 0, into) is None
    assert into == memory[:4] == b'\x64\x65\x66\xaa'
    i2c.writeto_mem(0x42, 5, b'xyz')
    assert memory[5:8] == b'xyz'
    assert i2c.writevto(0x42, [b'\x08', b'', bytearray(b'12'), memoryview(b'345')]) == 6
    assert memory[8:13] == b'12345'
    i2c.writeto_mem(0x50, 0x10203, b'far', addrsize=24)
    assert big.data[0x10203:0x10206] == b'far'
    assert i2c.readfrom_mem(0x50, 0x10203, 3, addrsize=24) == b'far'
    device.at = 0
    assert i2c.readfrom(0x42, 2) == b'\x64\x65'
    i2c.readfrom_into(0x42, into)
    assert into == b'\x66\xaa\xbbx'

    # Without a stop the next start is a repeated one.
    forget()
    i2c.writeto(0x42, b'\x00', False)
    assert i2c.readfrom(0x42, 1) == b'\x64'
    assert wire(scl, sda) == ['S', (0x84, True), (0, True), 'S', (0x85, True), (0x64, False), 'P']

    # Nobody there; a device that has enough.
    forget()
    raises(OSError, '[Errno 19] No such device', i2c.readfrom, 0x43, 1)
    assert wire(scl, sda) == ['S', (0x87, False), 'P']
    raises(OSError, '[Errno 19] No such device', i2c.writeto, 0x43, b'x')
    assert i2c.writeto(0x42, b'\x0eABCD') == 3
    raises(OSError, '[Errno 5] Input/output error', i2c.writeto_mem, 0x42, 14, b'ABCD')
    assert i2c.scan() == [0x42, 0x50]

    raises(ValueError, 'address must be from 0 to 127, not 128', i2c.writeto, 128, b'')
    raises(ValueError, 'addrsize must be a multiple of 8, not 12', i2c.readfrom_mem, 0x42, 0, 1, addrsize=12)
    raises(TypeError, 'vector must be a list or a tuple, not bytes', i2c.writevto, 0x42, b'')

    # Somebody holds the clock.
    machine_sim._sim.hold(scl, 1)
    raises(OSError, '[Errno 110] Connection timed out', i2c.writeto, 0x42, b'x')
    machine_sim._sim.hold(scl, -1)
    assert i2c.scan() == [0x42, 0x50]

# Clock stretching within the timeout only makes it slower.
soft = SoftI2C('SCL0', 'SDA0', freq=400_000, timeout=1000)
machine_sim.at_ms(machine_sim.now_ns() / 1e6 + 0.02, machine_sim._sim.hold, 9, 1)
machine_sim.at_ms(machine_sim.now_ns() / 1e6 + 0.52, machine_sim._sim.hold, 9, -1)
start = machine_sim.now_ns()
assert soft.readfrom_mem(0x42, 0, 2) == b'\x64\x65'
assert 500_000 < machine_sim.now_ns() - start < 700_000

# Primitives.
soft.start()
assert soft.write(b'\x84\x01') == 2
soft.start()
assert soft.write(b'\x85') == 1
one = bytearray(2)
soft.readinto(one, False)
assert one == b'\x65\x66'
soft.readinto(one)
assert one == b'\xaa\xbb'
soft.stop()
soft.start()
assert soft.write(b'\x99x') == 0
soft.stop()
assert not hasattr(I2C, 'start') and isinstance(soft, SoftI2C) and not isinstance(soft, I2C)
raises(ValueError, 'SoftI2C needs scl= and sda=', SoftI2C, 1)
assert repr(soft) == 'SoftI2C(scl=9, sda=8, freq=400000, timeout=1000)'
print('ok')
