# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'abcabc').find(b'c'))
show(lambda: B(b'abcabc').rfind(b'c'))
show(lambda: B(b'abcabc').find(b''))
show(lambda: B(b'abc').find('a'))
show(lambda: B(b'abc').index(b'z'))
show(lambda: B(b'abc').rindex(b'z'))
show(lambda: B(b'abcabc').count(b'bc'))
show(lambda: B(b'abc').count(b''))
show(lambda: B(b'abc').count('a'))
show(lambda: B(b'abcabc').find(b'a', 1))
show(lambda: B(b'abcabc').find(b'a', 1, 3))
show(lambda: B(b'abcabc').rfind(b'a', 0, 3))
show(lambda: B(b'aXbXc').find(bytearray(b'X')))
show(lambda: B(b'abc').find(b'c', -1))
show(lambda: B(b'abc').find(b'a', 5))
show(lambda: B(b'abc').count(b'a', 'x'))
show(lambda: B(b'abc').find(None))
