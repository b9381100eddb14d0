# Errors of hooks that statements and generators call: what becomes of them.
def shown(what, call):
    try:
        print(what, call())
    except BaseException as e:
        print(what, type(e).__name__, e, repr(e.__cause__), e.__suppress_context__)


def waits():
    try:
        yield 1
    except TypeError as e:
        print('thrown', e)
        yield 2


g = waits()
shown('next', lambda: next(g, 'end'))
