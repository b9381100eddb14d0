# test: krait-only
# What a program does with pins, buses and ticks again and again allocates nothing once it is warm: it runs with the
# heap locked. On the simulated board as everywhere.
import machine
import machine_sim
import micropython
import time
from machine import I2C, PWM, SPI, UART, WDT, Pin, Signal, SoftI2C, SoftSPI, Timer, mem8, mem16, mem32

machine_sim.virtual()
led, button = Pin('LED', Pin.OUT), Pin('BUTTON', Pin.IN, Pin.PULL_UP)
lamp = Signal(led, invert=True)
machine_sim.I2CBus('SCL0', 'SDA0', {0x42: machine_sim.Registers(bytearray(16))})
hard_i2c, soft_i2c = I2C(0), SoftI2C(9, 8)
hard_spi, soft_spi = SPI(0), SoftSPI(sck=10, mosi=11, miso=12)
spis, i2cs = (hard_spi, soft_spi), (hard_i2c, soft_i2c)
uart = UART(0, 115200, timeout=5)
machine_sim.connect('TX0', 'RX0')
buf, view, out = bytearray(4), memoryview(bytearray(4)), b'\x01\x02\x03\x04'
vector = [b'\x00', buf]
pwm, dog = PWM(Pin(3), freq=1000, duty_u16=100), WDT(timeout=1000)
# Whole addresses as constants: beyond 2**30 a sum would be a new big int where words have 32 bits.
OUTSET, OUTCLR = micropython.const(0x50000508), micropython.const(0x5000050c)
count = 0


def tick(timer):
    global count
    count += 1


timer = Timer(-1, period=1, callback=tick)
hard = Timer(-1, period=1, callback=tick, hard=True)
button.irq(tick, Pin.IRQ_FALLING, hard=True)


def pins():
    led.value(1)
    led(0)
    led.on()
    led.off()
    led.high()
    led.low()
    led.toggle()
    n = led.value() + led() + button.value() + button()
    lamp.on()
    lamp.off()
    lamp(1)
    lamp.value(0)
    return n + lamp.value() + led.mode()


def memory():
    mem32[OUTSET] = 1 << 25
    mem32[OUTCLR] = 1 << 25
    mem8[0x20000000] = 7
    mem16[0x20000002] = 9
    return mem32[0x20000000] + mem8[0x20000000] + mem16[0x20000002]


def spi():
    for bus in spis:
        bus.write(out)
        bus.readinto(buf)
        bus.readinto(view, 0xff)
        bus.write_readinto(out, buf)
    return buf[0]


def i2c():
    n = 0
    for bus in i2cs:
        n += bus.writeto(0x42, out)
        n += bus.writevto(0x42, vector)
        bus.readfrom_into(0x42, buf)
        bus.readfrom_mem_into(0x42, 3, buf)
        bus.writeto_mem(0x42, 3, buf)
    soft_i2c.start()
    n += soft_i2c.write(out)
    soft_i2c.stop()
    return n


def serial():
    n = uart.write(out)
    while not uart.txdone(): pass
    while uart.any() < 4: pass
    return n + uart.readinto(buf) + uart.write('text') + uart.readinto(buf, 2)


def clock():
    start = time.ticks_ms()
    time.sleep_ms(3)
    time.sleep_us(10)
    n = time.ticks_diff(time.ticks_ms(), start) + time.ticks_us() + time.ticks_cpu()
    return n + time.ticks_add(start, 5)


def rest():
    pwm.duty_u16(300)
    pwm.freq(500)
    dog.feed()
    state = machine.disable_irq()
    machine.enable_irq(state)
    machine.idle()
    return machine.time_pulse_us(button, 0, 10)


def interrupts():
    machine_sim.drive('BUTTON', 0)
    machine_sim.release('BUTTON')
    return count


failed = []
for check in pins, memory, spi, i2c, serial, clock, rest, interrupts:
    for i in range(3): check()
    before = count
    micropython.heap_lock()
    try:
        check()
        check()
        error = None
    except MemoryError as e:
        error = e
    micropython.heap_unlock()
    if error is not None: failed.append(check.__name__)
    if check in (clock, interrupts): assert count >= before + 2
print('ok' if not failed else failed)
