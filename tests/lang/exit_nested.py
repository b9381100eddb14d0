# test: exit 255
# A SystemExit that passes through functions, except Exception and generators.
import sys


def g():
    try:
        yield 1
        sys.exit(-1)
    finally:
        print('generator finally')


def f():
    try:
        for x in g():
            print(x)
    except Exception:
        print('not caught here')
    except SystemExit as e:
        print('code', e.code)
        raise


f()
