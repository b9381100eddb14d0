# Order of evaluation in displays, calls, f-strings; scopes of classes; control flow.
def outer():
    y = 'outer'
    class C:
        print(y)
        y2 = y
        def m(self): return y
        y = 'class'
        print(y)
    return C().m(), C.y, C.y2


try: print(outer())
except NameError as e: print(type(e).__name__)


def outer3():
    y = 'o'
    class C:
        y = 'c'
        def m(self): return y
    return C().m()


try:
    assert 0, 'msg'
except AssertionError as e: print(e)


class P:
    def __init__(self): self.l = []
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True


with P() as p, P() as q:
    raise ValueError
