"""The world around the simulated board: its clock, what is connected to its pins, what happened there.

A script that uses `machine` on a desktop runs on the simulated board. This module is for whoever looks
at the board from outside: a test, or a file given to `krait board --world`. Pins are named as machine
does: 25, 'P25', 'LED', or a Pin.
"""

import _machine_sim as _sim

from _machine_sim import connect

__all__ = ['virtual', 'real', 'is_virtual', 'now_ns', 'run_ms', 'stop_after_ms', 'at_ms', 'drive', 'release', 'pull',
           'press', 'play', 'level', 'connect', 'on_change', 'edges', 'wave', 'forget', 'I2CBus', 'Registers',
           'SPIBus', 'diagram', 'write_vcd']

LOW, HIGH, FLOATING, CONFLICT = range(4)


# ---- time ----
def virtual(cost_ns=100):
    """Time goes on only by what the program does: sleeping, and cost_ns for each access to the board."""
    _sim.real(False)
    _sim.cost(cost_ns)


def real():
    """Time is that of the computer (it is so from the start)."""
    _sim.real(True)


def is_virtual():
    """Is time virtual?"""
    return not _sim.real()


now_ns = _sim.now


def run_ms(ms):
    """Lets time pass, as time.sleep_ms does."""
    _sim.run(int(ms * 1_000_000))


def stop_after_ms(ms):
    """KeyboardInterrupt when so much more time has passed; None: not."""
    _sim.stop_at(None if ms is None else _sim.now() + int(ms * 1_000_000))


def at_ms(ms, function, *args):
    """Calls function(*args) when the board has run for ms milliseconds."""
    _sim.at(int(ms * 1_000_000), (lambda: function(*args)) if args else function)


# ---- pins ----
def drive(pin, value):
    """Drives a pin from outside; to the end, or until release()."""
    _sim.drive(pin, bool(value))


def release(pin):
    """Ends drive()."""
    _sim.drive(pin, None)


def pull(pin, way):
    """A resistor outside: 'up', 'down' or None."""
    _sim.pull(pin, {'up': 1, 'down': -1, None: 0}[way])


def press(pin, at, hold=100, active=0):
    """A button that is pressed at this time (ms) and held for a while (ms); active is its level then."""
    at_ms(at, drive, pin, active)
    at_ms(at + hold, release, pin)


def play(pin, levels):
    """Drives a pin by a list of (ms, level), level None lets go."""
    for ms, value in levels:
        at_ms(ms, _sim.drive, pin, value)


def level(pin):
    """LOW, HIGH, FLOATING (nothing drives it) or CONFLICT (two do, differently)."""
    return _sim.level(pin)


def on_change(pin, function):
    """Calls function(level) at every change, at once; it may drive other pins but must not wait."""
    _sim.watch(pin, function)


# ---- what happened ----
def edges():
    """The record: list of (ns, pin, level). Pins that are connected are one, the lowest of them."""
    return _sim.edges()


def wave(pin):
    """The record of one pin: list of (ns, level)."""
    net = _sim.nets()[_sim.number(pin)]
    return [(at, value) for at, number, value in _sim.edges() if number == net]


forget = _sim.forget


def diagram(pins=None, start=0, end=None, width=72, plain=False):
    """A timing diagram of these pins (all that changed), from start to end in ns, as text."""
    from _krait_board import diagram as d
    return d.draw(d.Record(), pins, start, end, width, plain)


def write_vcd(path, pins=None):
    """Writes the record in the format of logic analysers and wave viewers."""
    from _krait_board import diagram, vcd
    vcd.write(diagram.Record(), path, pins)


# ---- I2C devices ----
class Registers:
    """An I2C device that is a file of registers: the first byte written selects one, what is read or written
    goes on from there. `data` is its memory; addrsize: bytes of the register's number."""

    def __init__(self, data, addrsize=1):
        self.data = data
        self.addrsize = addrsize
        self.at = 0
        self._left = 0

    def start(self, read):
        """The device is addressed; True: it answers."""
        if not read:
            self._left = self.addrsize
        return True

    def write(self, byte):
        """A byte came; True: acknowledged."""
        if self._left:
            if self._left == self.addrsize:
                self.at = 0
            self.at = self.at << 8 | byte
            self._left -= 1
            return True
        if self.at >= len(self.data):
            return False
        self.data[self.at] = byte
        self.at += 1
        return True

    def read(self):
        """The next byte to be sent."""
        self.at %= len(self.data)
        byte = self.data[self.at]
        self.at += 1
        return byte

    def stop(self):
        """The transfer is over."""


_IDLE, _ADDRESS, _WRITE, _READ, _SEND_ACK, _GET_ACK = range(6)


class I2CBus:
    """Two pins with devices on them: a dict of addresses and objects with start(read), write(byte), read() and
    stop(), as Registers has them. Pull-up resistors are added."""

    def __init__(self, scl, sda, devices):
        self.devices = devices
        self.scl, self.sda = _sim.number(scl), _sim.number(sda)
        _sim.pull(scl, 1)
        _sim.pull(sda, 1)
        self.device = None
        self.clock = _sim.level(scl) == HIGH
        self.state = _IDLE
        self.after = _IDLE      # the state behind an acknowledge
        self.bits = self.byte = 0
        self.holding = False
        self.nack = False
        _sim.watch(scl, self._on_clock)
        _sim.watch(sda, self._on_data)

    def _put(self, bit):
        if bit == self.holding:
            self.holding = not bit
            _sim.hold(self.sda, -1 if bit else 1)

    def _on_data(self, value):
        if not self.clock:
            return
        if self.device is not None and value == HIGH:
            self.device.stop()
        self.state = _IDLE if value == HIGH else _ADDRESS
        self.bits = self.byte = 0
        if value == HIGH:
            self.device = None

    def _on_clock(self, value):
        self.clock = value == HIGH
        state = self.state
        if state == _IDLE:
            return
        if self.clock:
            if state <= _WRITE:
                self.byte = self.byte << 1 | (_sim.level(self.sda) == HIGH)
                self.bits += 1
            elif state == _GET_ACK:
                self.nack = _sim.level(self.sda) == HIGH
            return
        if state <= _WRITE:
            if self.bits == 8:
                self._received()
        elif state == _SEND_ACK:
            self.state = self.after
            self.bits = self.byte = 0
            self._put(True)
            if self.after == _READ:
                self._next_byte()
        elif state == _READ:
            self._next_bit()
        elif self.nack:
            self.state = _IDLE
        else:
            self._next_byte()

    def _received(self):
        if self.state == _ADDRESS:
            device = self.devices.get(self.byte >> 1)
            read = self.byte & 1
            ack = device is not None and device.start(bool(read))
            self.device = device if ack else None
            self.after = _READ if read else _WRITE
        else:
            ack = self.device.write(self.byte)
        if ack:
            self._put(False)
            self.state = _SEND_ACK
        else:
            self.state = _IDLE

    def _next_byte(self):
        self.byte = self.device.read()
        self.bits = 0
        self.state = _READ
        self._next_bit()

    def _next_bit(self):
        if self.bits == 8:
            self._put(True)
            self.state = _GET_ACK
            return
        self._put(bool(self.byte >> (7 - self.bits) & 1))
        self.bits += 1


# ---- SPI devices ----
class SPIBus:
    """A device on SPI pins: an object whose exchange(byte) gets each byte that was received and returns the one to
    be sent with the next; before the first one exchange(None) is called. cs None: always selected (then the device
    never knows where a byte begins but by counting)."""

    def __init__(self, sck, mosi, miso, cs, device, polarity=0, phase=0):
        self.device = device
        self.mosi, self.miso = mosi, miso
        self.idle = HIGH if polarity else LOW
        self.phase = phase
        self.selected = False
        self.received = self.sending = self.bits = 0
        _sim.watch(sck, self._on_clock)
        if cs is not None:
            _sim.watch(cs, self._on_select)
        if cs is None or _sim.level(cs) == LOW:
            self._on_select(LOW)

    def _on_select(self, value):
        self.selected = value == LOW
        self.bits = self.received = 0
        if self.selected:
            self.sending = self.device.exchange(None) or 0
            if not self.phase:
                self._send()
        elif self.miso is not None:
            _sim.drive(self.miso, None)

    def _send(self):
        if self.miso is not None:
            _sim.drive(self.miso, self.sending >> (7 - self.bits) & 1)

    def _on_clock(self, value):
        if not self.selected:
            return
        first = value != self.idle      # the edge that leaves the idle level
        if first == bool(self.phase):   # data changes
            self._send()
            return
        self.received = self.received << 1 | (self.mosi is not None and _sim.level(self.mosi) == HIGH)
        self.bits += 1
        if self.bits == 8:
            self.sending = self.device.exchange(self.received) or 0
            self.bits = self.received = 0
