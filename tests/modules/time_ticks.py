# test: krait-only
# Ticks wrap at 2**30, for any two numbers.
import time

print(time.ticks_diff(5, 3), time.ticks_diff(3, 2**30 - 2), time.ticks_add(2**30 - 1, 3), time.ticks_diff(2**63 - 1, -3))
print(time.ticks_add(2**63 - 1, 2), time.ticks_diff(-2**63, 2**63 - 1))
assert time.ticks_diff(5, 3) == 2 and time.ticks_diff(3, 2**30 - 2) == 5 and time.ticks_add(2**30 - 1, 3) == 2
assert time.ticks_diff(2**63 - 1, -3) == 2 and time.ticks_add(2**63 - 1, 2) == 1 and time.ticks_diff(-2**63, 2**63 - 1) == 1
print('ok')
