# Three LEDs and a button. On a desktop:
#   krait board --for 2s --diagram --world examples/board/blink_world.py examples/board/blink.py
import time
from machine import PWM, Pin, Timer

led = Pin('LED', Pin.OUT)
led2 = Pin('LED2', Pin.OUT, value=0)
button = Pin('BUTTON', Pin.IN, Pin.PULL_UP)

# The second LED changes whenever the button is pressed: an interrupt.
button.irq(lambda pin: led2.toggle(), Pin.IRQ_FALLING)

# The third one is dimmed: a quarter of the time it is on.
PWM('LED3', freq=20, duty_u16=65535 // 4)

# And a timer says how it goes.
Timer(-1, period=500, callback=lambda t: print(f'{time.ticks_ms()} ms: the second LED is', 'on' if led2() else 'off'))

while True:
    led.toggle()
    time.sleep_ms(200)
