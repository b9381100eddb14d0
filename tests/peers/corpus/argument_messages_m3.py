# What 3.14 says of bad arguments where 3.11 used other words, and partial objects that become methods.
import functools, io, time


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__)


attempt(io.BytesIO().readinto, None)
