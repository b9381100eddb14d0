# yield from: delegation of send, throw, close and return values.
def recursive_self():
    def g1():
        yield from g2_obj
    g2_obj = g1()
    try:
        next(g2_obj)
    except ValueError as e:
        print(e)


recursive_self()
