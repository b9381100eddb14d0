# time: structure and argument checks; no timings.
import time, os


def t(src):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "->", type(e).__name__, e)


os.environ['TZ'] = 'UTC'
if hasattr(time, 'tzset'):
    time.tzset()
for src in '''time.gmtime(951782400)[:6]
time.struct_time((1, 2))
time.strftime('%a %A %b %B %j %U %w %y %% %p %I', time.gmtime(0))|time.gmtime(1709164800).tm_yday|time.struct_time(range(9)).tm_hour|time.tzname[0]|time.strftime(5)|time.asctime(5)|time.mktime(time.localtime(0))|abs(time.time() - time.time_ns() / 1e9) < 5|time.strftime('%c', time.gmtime(0))|isinstance(time.time(), float)|isinstance(time.perf_counter(), float)|time.strftime('%Y', (1, 2))|isinstance(time.monotonic_ns(), int)|time.ctime(1e9)|time.gmtime(4102444800)[:3]|time.strftime('%d/%m', (2020, 2, 29, 0, 0, 0, 5, 60, 0))|time.localtime(0)[:6]|time.gmtime(0)|time.gmtime(86400 * 365)|time.ctime(0)|time.time() > 1.6e9|time.timezone|time.strftime('%H', (2020, 1, 1, 25, 0, 0, 0, 1, 0))|time.struct_time(5)|isinstance(time.process_time(), float)|time.gmtime(0).tm_gmtoff|time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(1e9))|time.mktime((2000, 14, 35, 25, 61, 61, 0, 0, 0))|time.gmtime(0).tm_zone|time.mktime('a')|time.gmtime(1e9)|time.gmtime(0).tm_year|isinstance(time.time_ns(), int)|time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9))|time.strftime('', time.gmtime(0))|time.gmtime(0).tm_isdst|time.perf_counter() <= time.perf_counter()|time.time(1)|time.asctime(time.gmtime(0))|time.monotonic() <= time.monotonic()|time.mktime((1, 2))|time.struct_time(range(9)) == tuple(range(9))|isinstance(time.monotonic(), float)|isinstance(time.perf_counter_ns(), int)|time.daylight|time.gmtime(1700000000)|time.gmtime(-1)|time.asctime((2020, 12, 25, 1, 2, 3, 4, 360, 0))|time.strftime('%x %X', time.gmtime(0))|time.gmtime('a')|time.sleep(-1)|time.sleep(0)|time.altzone|len(time.gmtime(0))|time.gmtime(0)[3]|time.strftime('é %Y', time.gmtime(0))|time.mktime((2000, 1, 1, 0, 0, 0, 0, 1, 0))'''.replace('\n', '|').split('|'):
    t(src)
a = time.gmtime(100)
print(a < time.gmtime(200), a == time.gmtime(100), hash(a) == hash(tuple(a)), a[0:3], a.tm_mon, a.tm_mday, a.tm_min, a.tm_sec, a.tm_wday, list(a), isinstance(a, tuple))
try:
    a.tm_year = 5
except AttributeError as e:
    print(type(e).__name__)
days = [time.gmtime(d * 86400)[:3] + time.gmtime(d * 86400)[6:8] for d in range(0, 40000, 1237)]
print(days)
