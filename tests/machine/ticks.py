# test: krait-only
# time.ticks_*: arithmetic against a model of a ring; sleeping in virtual and in real time.
import machine_sim
import random
import time

PERIOD = 1 << 30


def model_add(a, d):
    return (a + d) % PERIOD


def model_diff(a, b):
    d = (a - b) % PERIOD
    return d - PERIOD if d >= PERIOD // 2 else d


random.seed(5)
edges = [0, 1, 2, PERIOD // 2 - 1, PERIOD // 2, PERIOD // 2 + 1, PERIOD - 2, PERIOD - 1]
for i in range(4000):
    a = random.choice(edges) if i % 3 else random.randrange(PERIOD)
    b = random.choice(edges) if i % 2 else random.randrange(PERIOD)
    d = random.randrange(-PERIOD // 2 + 1, PERIOD // 2)
    assert time.ticks_diff(a, b) == model_diff(a, b), (a, b)
    assert time.ticks_add(a, d) == model_add(a, d), (a, d)
    assert time.ticks_diff(time.ticks_add(a, d), a) == d
for d in PERIOD // 2, -PERIOD // 2, 1 << 40, -1 << 40:
    try:
        time.ticks_add(0, d)
    except OverflowError as e:
        assert str(e) == 'ticks interval overflow'
    else:
        raise AssertionError(d)
time.ticks_add(0, PERIOD // 2 - 1)
for fn in time.ticks_ms, time.ticks_us, time.ticks_cpu:
    assert 0 <= fn() < PERIOD

# Virtual time: what passes is exact, and wraps where it should.
machine_sim.virtual(cost_ns=0)
t0, u0, c0, m0, w0 = time.ticks_ms(), time.ticks_us(), time.ticks_cpu(), time.monotonic(), time.time()
time.sleep_ms(1234)
time.sleep_us(567)
time.sleep(2.5)
time.sleep_ms(0)
time.sleep_ms(-5)
time.sleep_us(-1)
assert time.ticks_diff(time.ticks_ms(), t0) == 3734
assert time.ticks_diff(time.ticks_us(), u0) == 3734567
assert time.ticks_diff(time.ticks_cpu(), c0) == model_diff(3734567000 % PERIOD, 0)
assert abs(time.monotonic() - m0 - 3.734567) < 1e-9 and abs(time.time() - w0 - 3.734567) < 1e-6
assert time.gmtime()[:6] == (2000, 1, 1, 0, 0, 3)

# Waiting by ticks over the end of the counter.
left = PERIOD // 1000 - time.ticks_us() // 1000
time.sleep_us(PERIOD - time.ticks_us() - 100)
start = time.ticks_us()
assert start == PERIOD - 100
time.sleep_us(300)
assert time.ticks_us() == 200 and time.ticks_diff(time.ticks_us(), start) == 300
deadline = time.ticks_add(time.ticks_ms(), 20)
machine_sim._sim.cost(1000)
rounds = 0
while time.ticks_diff(deadline, time.ticks_ms()) > 0: rounds += 1
assert 19_000 <= rounds <= 20_000, rounds

# A time limit comes like Ctrl-C, and once.
machine_sim.stop_after_ms(50)
start = time.ticks_ms()
try:
    while True: time.ticks_us()
except KeyboardInterrupt:
    assert time.ticks_diff(time.ticks_ms(), start) == 50
time.sleep_ms(10)

# Real time again.
machine_sim.real()
t0, host = time.ticks_us(), time.perf_counter_ns()
time.sleep_ms(20)
took, real = time.ticks_diff(time.ticks_us(), t0), (time.perf_counter_ns() - host) // 1000
assert 20_000 <= took <= real + 1000, (took, real)
print('ok')
