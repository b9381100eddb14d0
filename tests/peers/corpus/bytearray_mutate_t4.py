# bytearray: mutation methods, slice assignment, buffer export errors.
def show(f):
    b = bytearray(b'abcde')
    try:
        print(repr(f(b)), b)
    except Exception as e:
        print(type(e).__name__, b)


show(lambda b: b.find(b'c'))
show(lambda b: b + b'x')
show(lambda b: b'x' + b)
show(lambda b: b.upper())
show(lambda b: b.decode())
show(lambda b: b[1:3])
show(lambda b: b == b'abcdef')
show(lambda b: b.join([b'1', b'2']))
