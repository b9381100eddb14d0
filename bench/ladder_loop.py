"""The rungs of bench/ladder.py: one loop that calls a small method, five times better each time.

Prints the iterations per second of every rung, all of which must come to the same total.
"""
import time

COUNT = 200000
ROUNDS = 8
clock = time.perf_counter
rates = []


class Meter:
    def __init__(self):
        self.total = 0

    def step(self, x):
        self.total += x & 7


# 1. at module scope: every name is looked up in the module's dictionary
best = None
for _ in range(ROUNDS):
    meter = Meter()
    start = clock()
    for i in range(COUNT):
        meter.step(i)
    spent = clock() - start
    best = spent if best is None or spent < best else best
rates.append(COUNT / best)
expected = meter.total


# 2. in a function: names become local slots
def in_function(meter):
    for i in range(COUNT):
        meter.step(i)


# 3. the method looked up once
def preloaded(meter):
    step = meter.step
    for i in range(COUNT):
        step(i)


# 4. five iterations per turn
def unrolled(meter):
    step = meter.step
    for i in range(0, COUNT, 5):
        step(i)
        step(i + 1)
        step(i + 2)
        step(i + 3)
        step(i + 4)


# 5. the method's body written out in place of the call
def inlined(meter):
    total = meter.total
    for i in range(0, COUNT, 5):
        total += i & 7
        total += (i + 1) & 7
        total += (i + 2) & 7
        total += (i + 3) & 7
        total += (i + 4) & 7
    meter.total = total


def timed(run):
    best = None
    for _ in range(ROUNDS):
        meter = Meter()
        start = clock()
        run(meter)
        spent = clock() - start
        assert meter.total == expected
        best = spent if best is None or spent < best else best
    rates.append(COUNT / best)


for rung in (in_function, preloaded, unrolled, inlined):
    timed(rung)
print(*("%.0f" % rate for rate in rates))
