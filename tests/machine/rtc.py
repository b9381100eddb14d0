# test: krait-only
# machine.RTC: every day there and back, what time.time() tells, refused values.
import machine
import machine_sim
import time

machine_sim.virtual()
rtc = machine.RTC()
assert rtc.datetime()[:7] == (2000, 1, 1, 5, 0, 0, 0), rtc.datetime()
for day in range(0, 47000, 13):
    t = time.gmtime(day * 86400 + 3723)
    rtc.datetime((t[0], t[1], t[2], 0, 1, 2, 3, 456000))
    assert rtc.datetime()[:7] == (t[0], t[1], t[2], t[6], 1, 2, 3), (day, rtc.datetime())
    assert int(time.time()) == day * 86400 + 3723
    assert time.localtime()[:6] == (t[0], t[1], t[2], 1, 2, 3)
time.sleep(86400)
assert rtc.now()[3:6] == (1, 2, 3) and rtc.now()[7] is None and 456000 <= rtc.now()[6] < 457000, rtc.now()
machine.RTC(0).init((2024, 2, 29, 23, 59, 59, 0, None))
time.sleep(1)
assert rtc.datetime()[:7] == (2024, 3, 1, 4, 0, 0, 0), rtc.datetime()
machine.RTC(datetime=(2030, 1, 2, 3, 4, 5, 6, 0))
assert rtc.now()[:6] == (2030, 1, 2, 3, 4, 5)
for bad in (2023, 2, 29, 0, 0, 0, 0, 0), (2023, 13, 1, 0, 0, 0, 0, 0), (1969, 1, 1, 0, 0, 0, 0, 0), (2023, 1, 1, 0, 24, 0, 0, 0), (2023, 1, 1), 5:
    try:
        rtc.datetime(bad)
    except (ValueError, TypeError):
        continue
    raise AssertionError(bad)
assert rtc.now()[:3] == (2030, 1, 2)
try:
    machine.RTC(1)
except ValueError as e:
    assert "RTC(1)" in str(e), e
else:
    raise AssertionError
machine_sim.real()
before = time.time()
rtc.datetime((2001, 1, 1, 0, 0, 0, 0, 0))
assert rtc.datetime()[0] == 2001 and time.time() - before < 1000   # the host's clock is not the board's
print('ok')
