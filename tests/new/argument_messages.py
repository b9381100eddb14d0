# What 3.14 says of bad arguments where 3.11 used other words, and partial objects that become methods.
# test: expect
import functools, io, time


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


attempt(list.append.__get__)
#> TypeError __get__ expected at least 1 argument, got 0
attempt(list.append.__get__, 1, 2, 3)
#> TypeError __get__ expected at most 2 arguments, got 3
attempt([1].__setitem__, 0)
#> TypeError __setitem__ expected 2 arguments, got 1
attempt(object().__setattr__, 'a')
#> TypeError __setattr__ expected 2 arguments, got 1
attempt([].__len__, 1)
#> TypeError expected 0 arguments, got 1
attempt('abc'.center, 2**70)
#> OverflowError Python int too large to convert to C ssize_t
attempt('abc'.ljust, 2**70)
#> OverflowError Python int too large to convert to C ssize_t
attempt((5).to_bytes, 2**70)
#> OverflowError Python int too large to convert to C ssize_t
attempt(functools.cmp_to_key, 1, 2)
#> TypeError cmp_to_key() takes at most 1 argument (2 given)
attempt(int.from_bytes, b'a', None)
#> TypeError from_bytes() argument 'byteorder' must be str, not None
attempt(ValueError().add_note, None)
#> TypeError add_note() argument must be str, not None
attempt(io.StringIO().write, None)
#> TypeError string argument expected, got 'NoneType'
attempt(io.BytesIO().readinto, None)
#> TypeError readinto() argument must be read-write bytes-like object, not None
attempt(memoryview(b'a').cast, None)
#> TypeError cast() argument 'format' must be str, not None
attempt(ExceptionGroup, None, None)
#> TypeError BaseExceptionGroup.__new__() argument 1 must be str, not None
print(io.BytesIO().__exit__(1, 2, 3, 4, 5))
#> None
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_gettime_ns(time.CLOCK_REALTIME) > 0)
#> True True


class C:
    first = functools.partial(lambda *a: len(a), 1)
    second = staticmethod(functools.partial(lambda *a: len(a), 1))

    def gen(self):
        yield

    async def co(self):
        pass


print(C().first(2), C.first(2), C().second(2), C.second(2))
#> 3 2 2 2
print(type(C().first).__name__, type(C.first).__name__)
#> method partial
print(type(C().gen())[int, str, None])
#> generator[int, str, None]
co = C().co()
print(type(co)[int, str, None])
#> coroutine[int, str, None]
co.close()
