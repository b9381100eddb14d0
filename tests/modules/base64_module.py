"""base64: every encoding, over random data and wrong arguments."""
import array
import base64 as b
import io
import random


def t(f, *a, **k):
    try:
        print(f.__name__, a, k, f(*a, **k))
    except Exception as e:
        print(f.__name__, a, k, type(e).__name__, e)


rnd = random.Random(3)
datas = [b"", b"a", b"\0", b"\0" * 4, b"    ", b"    x", bytes(range(256)), b"hello world\n" * 9, bytearray(b"abc")]
for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 63):
    datas.append(bytes([rnd.randrange(256) for _ in range(n)]))
for d in datas:
    for f, g in ((b.b64encode, b.b64decode), (b.b32encode, b.b32decode), (b.b32hexencode, b.b32hexdecode),
                 (b.b16encode, b.b16decode), (b.b85encode, b.b85decode), (b.a85encode, b.a85decode),
                 (b.encodebytes, b.decodebytes), (b.urlsafe_b64encode, b.urlsafe_b64decode)):
        code = f(d)
        print(f.__name__, code, g(code) == d)
        if g is not b.decodebytes:
            print(g(code.decode()) == d)
    print(b.b64encode(d, b"*-"), b.b64decode(b.b64encode(d, b"*-"), "*-") == d)
    print(b.b85encode(d, pad=True), b.a85encode(d, pad=True), b.a85encode(d, foldspaces=True))
    for adobe in (True, False):
        for wrap in (0, 1, 2, 7, 20):
            t(b.a85encode, d, wrapcol=wrap, adobe=adobe)
            code = b.a85encode(d, wrapcol=wrap, adobe=adobe)
            print(b.a85decode(code, adobe=adobe) == d)
for n in range(300):
    s = bytes([rnd.choice(b"AaZz09=+/-_! 2I1Oo~y") for _ in range(rnd.randrange(11))])
    t(b.b64decode, s)
    t(b.b64decode, s, validate=n % 2 == 0) if b"=" not in s else None
    t(b.b32decode, s)
    t(b.b32decode, s, True, b"L")
    t(b.b32hexdecode, s, casefold=True)
    t(b.b16decode, s)
    t(b.b16decode, s, True)
    t(b.a85decode, s)
    t(b.a85decode, s, foldspaces=True)
    t(b.b85decode, s)
for v in ("\xe9", 1, None, array.array("B", b"YQ=="), memoryview(b"YQ==")):
    try:
        print(b.b64decode(v))
    except Exception as e:
        print(type(e).__name__, e)
t(b.a85decode, b"abc", adobe=True)
t(b.a85decode, b"s8W-\"")
t(b.b85decode, b"~~~~~")
for v in ("text", 1, array.array("h", [1])):
    for f in (b.encodebytes, b.decodebytes):
        try:
            f(v)
        except TypeError as e:
            print(f.__name__, e)
out = io.BytesIO()
b.encode(io.BytesIO(bytes(range(200))), out)
print(out.getvalue())
back = io.BytesIO()
b.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == bytes(range(200)))
