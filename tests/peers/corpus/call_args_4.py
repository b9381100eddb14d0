# Every form of argument passing.
def s(*args, **kw):
    return args, kw


log = []
log.clear()
print(log)


class It:
    def __iter__(self):
        yield from (1, 2)


print(s(*It()), s(*It(), *It()))
