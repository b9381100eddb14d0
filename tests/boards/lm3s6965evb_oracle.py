# test: timeout 900
"""The LM3S6965 with 256 KB of flash and 64 KB of RAM: boots, runs a frozen main, drives pins, keeps time, survives a full
heap and a deep recursion, begins anew."""
import os
import sys

sys.dont_write_bytecode = True
from _board import Board, build, skip_without_tools
import _frozen

skip_without_tools()

MAIN = """
import gc, machine, time
gc.collect()
print(gc.mem_alloc() < 6000, gc.mem_free() > 30000)
led = machine.Pin("LED", machine.Pin.OUT)
for level in (1, 0, 1):
    led.value(level)
print(led.value(), machine.Pin(41, machine.Pin.IN).value())
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(12), [x * 2.5 for x in range(4)], 3 ** 50, 2.0 ** 0.5 - 1.4142135623730951 < 1e-12)
seen = []
machine.Timer(-1, mode=machine.Timer.ONE_SHOT, period=5, callback=lambda t: seen.append(1))
start = time.ticks_us()
time.sleep_ms(20)
print(seen, 20000 <= time.ticks_diff(time.ticks_us(), start) < 40000)
def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError:
    print("deep")
kept = []
try:
    while True:
        kept.append(bytearray(500))
except MemoryError:
    full, kept = len(kept), None
print(full > 40)
"""
WANT = """True True
1 0
144 [0.0, 2.5, 5.0, 7.5] 717897987691852588770249 True
[1] True
deep
True
"""

# Those of the language tests that there is room for.
TESTS = ["lang/operators_divmod", "lang/call_star_order"]

with open("main.py", "w") as f:
    f.write(MAIN + _frozen.runner(TESTS))
with open("manifest.py", "w") as f:
    f.write("module('main.py', base_path=%r, opt=0)\n" % os.getcwd() + _frozen.freeze(TESTS))
build("lm3s6965evb", "FROZEN_MANIFEST=" + os.path.abspath("manifest.py"))
with Board("lm3s6965evb", ["-trace", "pl061_set_output", "-D", os.path.abspath("trace.log")], ready=None) as board:
    for again in range(2):
        out = board.expect(b"Ctrl-D starts again\r\n").decode().replace("\r\n", "\n")
        out = out.rpartition("soft reboot\n")[2].rpartition("krait 0")[0]
        out, mark, tested = out.partition(_frozen.MARK)
        assert out == WANT, "got\n%s\nwanted\n%s" % (out, WANT)
        bad = _frozen.failures(TESTS, mark + tested)
        assert not bad, "\n".join(bad)
        board.send(b"\x04")
with open("trace.log") as f:
    levels = [line.split()[-1] for line in f if "setting output 0 to" in line]
assert levels[:3] == ["1", "0", "1"], levels
