# bytes and bytearray: construction, every shared method, errors.
B = bytes


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


show(lambda: B(b'abc')[0])
show(lambda: B(b'abc')[-1])
show(lambda: B(b'abc')[1:])
show(lambda: B(b'abc')[5])
show(lambda: B(b'abc')['a'])
show(lambda: B(b'abc')[1.0])
show(lambda: B(b'abc')[::0])
show(lambda: len(B(b'abc')))
show(lambda: list(B(b'\x00\xff')))
show(lambda: B(b'abc') + b'd')
show(lambda: B(b'abc') + bytearray(b'd'))
show(lambda: B(b'abc') + [1])
show(lambda: B(b'ab') * 3)
show(lambda: 3 * B(b'ab'))
show(lambda: B(b'ab') * 0)
show(lambda: B(b'ab') * -1)
show(lambda: B(b'ab') * 1.5)
show(lambda: B(b'a') < b'b')
show(lambda: B(b'a') == 'a')
show(lambda: B(b'a') == b'a')
show(lambda: B(b'a') == bytearray(b'a'))
show(lambda: B(b'abc') > b'ab')
show(lambda: B(b'a') == memoryview(b'a'))
show(lambda: B(b'') == b'')
show(lambda: B(b'a') != 5)
show(lambda: 97 in B(b'abc'))
show(lambda: b'bc' in B(b'abc'))
show(lambda: b'' in B(b''))
show(lambda: bytearray(b'b') in B(b'abc'))
show(lambda: True in B(b'\x01'))
