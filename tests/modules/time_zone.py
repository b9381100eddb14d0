# time.tzset: the zone is read from the environment again.
import os
import time

for zone in ('EST+05EDT,M4.1.0,M10.5.0', 'UTC0', 'CET-1CEST,M3.5.0,M10.5.0/3', 'AEST-10AEDT-11,M10.5.0,M3.5.0'):
    os.environ['TZ'] = zone
    time.tzset()
    print(time.tzname, time.timezone, time.altzone, time.daylight)
    print(time.localtime(0)[:6], time.localtime(1e9)[:9], time.mktime((2001, 9, 9, 1, 46, 40, 0, 0, -1)))
