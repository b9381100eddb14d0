# test: krait-only
# Interrupt handlers: hard and soft, their order, what they may not do, timers.
import gc
import io
import machine
import machine_sim
import micropython
import sys
import time
from machine import Pin, Timer
from _machine import raises

machine_sim.virtual(cost_ns=0)
ms = machine_sim.now_ns() // 1_000_000


def pulse(pin, at_us):
    """The pin goes low and up again."""
    now = machine_sim.now_ns() / 1e6
    machine_sim.at_ms(now + at_us / 1000, machine_sim.drive, pin, 0)
    machine_sim.at_ms(now + at_us / 1000 + 0.001, machine_sim.release, pin)


a = Pin(1, Pin.IN, Pin.PULL_UP)
b = Pin(2, Pin.IN, Pin.PULL_UP)
log = []

# A soft handler runs soon, between two instructions; a hard one where the interrupt is.
a.irq(lambda p: log.append(('soft', p is a, time.ticks_us())), Pin.IRQ_FALLING)
pulse(1, 100)
start = time.ticks_us()
time.sleep_us(500)
assert log == [('soft', True, start + 100)], log
log.clear()

order = [None] * 8
count = 0


def note(what):
    global count
    order[count] = what
    count += 1


def hard(pin):
    note('hard')


def soft(pin):
    note('soft')


def later(arg):
    note(arg)


b.irq(hard, Pin.IRQ_FALLING, hard=True)
a.irq(soft, Pin.IRQ_FALLING)
machine_sim.drive(1, 0)         # soft first ...
machine_sim.drive(2, 0)
micropython.schedule(later, 'scheduled')
time.sleep_us(1)
assert sorted(order[:count]) == ['hard', 'scheduled', 'soft'] and order.index('hard') < order.index('scheduled')
machine_sim.release(1)
machine_sim.release(2)

# While masked nothing runs; afterwards the hard ones come first, though the soft one was earlier.
count = 0
state = machine.disable_irq()
assert state == 0 and machine.disable_irq() == 1
machine_sim.drive(1, 0)
machine_sim.drive(2, 0)
time.sleep_ms(1)
assert count == 0
machine.enable_irq(1)
assert count == 0
machine.enable_irq(state)
assert order[:count] == ['hard', 'soft'], order[:count]
machine_sim.release(1)
machine_sim.release(2)

# Rising, falling, both, levels; flags tell which.
seen = []
irq = a.irq(lambda p: seen.append(p.irq().flags()), Pin.IRQ_RISING | Pin.IRQ_FALLING, hard=False)
for value in 0, 1, 1, 0, 1:
    machine_sim.drive(1, value)
    time.sleep_us(1)
assert seen == [Pin.IRQ_FALLING, Pin.IRQ_RISING, Pin.IRQ_FALLING, Pin.IRQ_RISING], seen
assert irq.trigger(Pin.IRQ_RISING) == Pin.IRQ_RISING | Pin.IRQ_FALLING
seen.clear()
for value in 0, 1, 0:
    machine_sim.drive(1, value)
    time.sleep_us(1)
assert seen == [Pin.IRQ_RISING]
seen.clear()
a.irq(lambda p: seen.append(p.irq().flags()), Pin.IRQ_LOW_LEVEL)
time.sleep_us(1)
assert seen == [Pin.IRQ_LOW_LEVEL]      # it was low already
seen.clear()
irq = a.irq(None)
machine_sim.drive(1, 1)
machine_sim.drive(1, 0)
time.sleep_us(1)
assert seen == []
machine_sim.release(1)
calls = 0


def called(pin):
    global calls
    calls += 1


irq = a.irq(called, Pin.IRQ_FALLING)
irq()
assert calls == 1
raises(TypeError, 'irq expected 0 arguments, got 1', irq, 1)

# In a hard handler nothing can be allocated; it may well raise, which ends it, and say so.
stderr, sys.stderr = sys.stderr, io.StringIO()
try:
    for name, body in (('list', 'x = [pin]'), ('str', 's = "a" + repr(pin)'), ('big', 'n = 3 ** (99 + done)'),
                       ('raise', 'raise ValueError("no")'), ('bound', 'f = [].append')):
        namespace = {}
        exec(f'done = 0\ndef handler(pin):\n  global done\n  done = 1\n  {body}\n  done = 2', namespace)
        b.irq(namespace['handler'], Pin.IRQ_FALLING, hard=True)
        sys.stderr.seek(0)
        sys.stderr.truncate()
        assert micropython.heap_locked() == 0
        machine_sim.drive(2, 0)
        machine_sim.release(2)
        assert micropython.heap_locked() == 0
        assert namespace['done'] == 1, name
        text = sys.stderr.getvalue()
        assert text.startswith('Uncaught exception in an interrupt handler, which is removed:'), text
        assert 'MemoryError' in text, (name, text)
        namespace['done'] = 0
        machine_sim.drive(2, 0)     # the handler is gone
        machine_sim.release(2)
        assert namespace['done'] == 0
    # With a reserve the exception is what it is.
    micropython.alloc_emergency_exception_buf(100)
    b.irq(namespace['handler'], Pin.IRQ_FALLING, hard=True)
    exec('def handler(pin): 1 // 0', namespace)
    b.irq(namespace['handler'], Pin.IRQ_FALLING, hard=True)
    sys.stderr.truncate(0)
    machine_sim.drive(2, 0)
    machine_sim.release(2)
    assert 'ZeroDivisionError' in sys.stderr.getvalue(), sys.stderr.getvalue()
    # An exception in a soft handler is printed and nothing else happens to it.
    sys.stderr.truncate(0)
    calls = 0


    def fails(pin):
        global calls
        calls += 1
        raise RuntimeError('soft')


    a.irq(fails, Pin.IRQ_FALLING)
    for i in range(2):
        machine_sim.drive(1, 0)
        machine_sim.release(1)
        time.sleep_us(1)
    assert calls == 2 and sys.stderr.getvalue().count('RuntimeError: soft') == 2
finally:
    sys.stderr = stderr

# What a hard handler can do: numbers, existing objects, buffers, schedule.
buffer, n = bytearray(8), 0


def works(pin):
    global n
    buffer[n] = n * 3
    n += 1
    micropython.schedule(later, n)


b.irq(works, Pin.IRQ_FALLING, hard=True)
count = 0
for i in range(5):
    machine_sim.drive(2, 0)
    machine_sim.release(2)
time.sleep_us(1)
assert n == 5 and buffer == b'\0\3\6\x09\x0c\0\0\0' and order[:count] == [1, 2, 3, 4, 5]

# A handler of its own length: interrupts during it wait, none is lost.
n = 0


def busy(pin):
    global n
    n += 1
    if n == 1:
        machine_sim.release(2)
        machine_sim.drive(2, 0)
        assert n == 1


b.irq(busy, Pin.IRQ_FALLING, hard=True)
machine_sim.drive(2, 0)
machine_sim.release(2)
assert n == 2, n
b.irq(None)

# ---- timers ----
ticks = []
begin = time.ticks_ms()


def tick(timer):
    ticks.append(time.ticks_diff(time.ticks_ms(), begin))


t = Timer(-1, mode=Timer.PERIODIC, period=10, callback=tick)
time.sleep_ms(55)
t.deinit()
time.sleep_ms(30)
assert ticks == [10, 20, 30, 40, 50], ticks
assert repr(t) == 'Timer(-1)'
ticks.clear()
begin = time.ticks_ms()
t.init(mode=Timer.ONE_SHOT, period=7, callback=tick)
assert repr(t) == 'Timer(-1, mode=Timer.ONE_SHOT, period=7.0)'
fast = Timer(freq=200, callback=tick, hard=False)
time.sleep_ms(16)
fast.deinit()
assert ticks == [5, 7, 10, 15], ticks

# Many at once, in the order of their times; the same time in the order of starting.
ticks.clear()
names = []
keep = [Timer(-1, mode=Timer.ONE_SHOT, period=p, callback=lambda t, p=p, i=i: names.append((p, i)))
        for i, p in enumerate((5, 3, 9, 3, 1, 7, 5))]
time.sleep_ms(10)
assert names == sorted(names) and len(names) == 7, names

# One timer with a number is one timer.
ticks.clear()
begin = time.ticks_ms()
first = Timer(1, period=4, callback=tick)
second = Timer(1, period=6, callback=tick)
time.sleep_ms(13)
second.deinit()
assert ticks == [6, 12], ticks

# A hard timer runs inside of a sleep, and a busy loop ends by it.
done = 0


def hard_tick(timer):
    global done
    done += 1


t = Timer(-1, freq=1000, callback=hard_tick, hard=True)
time.sleep_ms(5)
assert done == 5
while done < 8: pass
t.deinit()
assert done == 8

# Nobody holds the timer: it runs all the same; when it is over, it is gone.
names.clear()
Timer(-1, mode=Timer.ONE_SHOT, period=2, callback=lambda t: names.append('alone'))
gc.collect()
time.sleep_ms(3)
assert names == ['alone']

raises(ValueError, 'a timer needs period= (milliseconds) or freq=', Timer(-1).init, callback=tick)
raises(ValueError, 'freq must be above 0 and at most 1 GHz', Timer, freq=0)
raises(ValueError, 'period must be from 1 to 9223372036854, not 0', Timer, period=0)
raises(ValueError, 'id must be from -1 to 15, not 16', Timer, 16)
raises(TypeError, 'handler must be callable or None, not int', Timer, period=1, callback=3)

# Sleeping until an interrupt.
machine_sim.press(1, at=machine_sim.now_ns() / 1e6 + 20)
a.irq(called, Pin.IRQ_FALLING)
begin = time.ticks_ms()
machine.lightsleep(1000)
assert time.ticks_diff(time.ticks_ms(), begin) == 20
time.sleep_ms(200)
begin = time.ticks_ms()
machine.lightsleep(50)
assert time.ticks_diff(time.ticks_ms(), begin) == 50
raises(RuntimeError, 'the board sleeps and nothing is planned that could wake it', machine.lightsleep)
machine.idle()
assert time.ticks_diff(time.ticks_ms(), begin) == 51
print('ok')
