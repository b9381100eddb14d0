# bytearray: mutation methods, slice assignment, buffer export errors.
def show(f):
    b = bytearray(b'abcde')
    try:
        print(repr(f(b)), b)
    except Exception as e:
        print(type(e).__name__, b)


show(lambda b: b.append(65))
show(lambda b: b.append('a'))
show(lambda b: b.append(b'a'))
show(lambda b: b.append(1.5))
show(lambda b: b.append())
show(lambda b: b.extend(b'xy'))
show(lambda b: b.extend([1, 2]))
show(lambda b: b.extend(['a']))
show(lambda b: b.extend(5))
show(lambda b: b.extend(b))
show(lambda b: b.extend(range(3)))
show(lambda b: b.extend(x for x in (1, 2)))
show(lambda b: b.extend(None))
