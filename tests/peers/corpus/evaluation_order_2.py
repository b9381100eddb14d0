# Order of evaluation in displays, calls, f-strings; scopes of classes; control flow.
def outer3():
    y = 'o'
    class C:
        y = 'c'
        def m(self): return y
    return C().m()


def wal():
    r = [last := i for i in range(5)]
    return last, r


print(wal())
print([y := 1, y**2], y)
