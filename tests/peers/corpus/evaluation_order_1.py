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


def outer2():
    y = 'outer'
    class C:
        z = y
        def m(self): return y
    return C().m(), C.z


print(outer2())
