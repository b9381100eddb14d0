# time: structure and argument checks; no timings.
import time, os


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: time.strftime(5))
show(lambda: abs(time.time() - time.time_ns() / 1e9) < 5)
show(lambda: isinstance(time.time(), float))
show(lambda: time.gmtime(4102444800)[:3])
show(lambda: time.strftime('%d/%m', (2020, 2, 29, 0, 0, 0, 5, 60, 0)))
show(lambda: time.localtime(0)[:6])
show(lambda: time.time() > 1.6e9)
show(lambda: time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(1e9)))
show(lambda: time.mktime('a'))
show(lambda: isinstance(time.time_ns(), int))
show(lambda: time.strftime('', time.gmtime(0)))
show(lambda: time.time(1))
show(lambda: time.mktime((1, 2)))
show(lambda: time.gmtime('a'))
show(lambda: time.sleep(0))
show(lambda: time.gmtime(0)[3])
