"""json: text to values, what errors say, hooks, encodings, the decoder's class."""
import io
import json


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print([ascii(x) for x in a if not hasattr(x, "tobytes")], "->", ascii(r), type(r).__name__)
    except json.JSONDecodeError as e:
        print(ascii(a), "-> JSONDecodeError", ascii(str(e)), ascii(e.msg), e.doc == a[0], e.pos, e.lineno, e.colno)
    except Exception as e:
        print([ascii(x) for x in a if not hasattr(x, "tobytes")], "->", type(e).__name__, ascii(str(e)))


GOOD = ['0', '-0', '-0.0', '1', '-17', '1.5', '1e3', '1E+3', '1.25e-3', '123456789012345678901234567890', '1e400',
        '-1e400', '1e-400', '5e-324', '0.1', '1.7976931348623157e308', '9007199254740993', '4611686018427387904',
        '-4611686018427387905', '1073741824', '999999999999999999', '1000000000000000000', 'true', 'false', 'null',
        'NaN', 'Infinity', '-Infinity', '""', '"a"', '"ab\\n\\t\\r\\b\\f\\/\\\\\\""', '"\\u00e9\\u20AC"',
        '"\\ud834\\udd20"', '"\\ud834"', '"\\udd20x"', '"\\ud834\\ud834\\udd20"', '"\\ud834\\n"', '"\\ud834\\u0041"',
        '"\xe9\u20ac\U0001f600"', '"\x7f"', '[]', '[ ]', '{}', '{ }', '[1,2, 3 ,[4]]', '{"a":1,"b":[{}],"a":2}',
        ' \t\r\n[1]\n ', '{"key with spaces" : "v" , "\\u0041":1, "":0}', '[[[[[]]]]]', '"' + 'x' * 100 + '"',
        '"' + 'x' * 20 + '\\n' + 'y' * 30 + '\xe9"']
BAD = ['', ' ', 'x', 'nul', 'tru', 'falsy', 'Nan', '-', '-x', '-Inf', '01', '1.', '.5', '1e', '1e+', '+1', '0x10', '1 2',
       '[', '[1', '[1 2', '[1,', '[}', ']', '{', '{"', '{"a', '{"a"', '{"a" 1', '{"a":', '{"a":}', '{"a":1',
       '{"a":1 "b"', '{"a":1,', '{a:1}', '{1:2}', "{'a':1}", '"', '"abc', '"\\', '"\\"', '"\\x"', '"\\u"', '"\\u12"',
       '"\\u12', '"\\u123', '"\\u1234', '"\\u 123"', '"\\u+123"', '"\\u0x12"', '"a\nb"', '"a\tb"', '"\x00"', '"\x1f',
       '[1]]', '{}{}', 'true false', '[1,\n2,\n x]', '\n\n"\xe9\xe9\x01"', '["\xe9", x]', '\ufeff[1]', '\xa01', '\x0b1',
       '"\\ud834\\ud', '"\\ud834\\udd2', '"\\ud834\\udd20', '"\\ud834\\udd2g"']
for s in GOOD:
    t(json.loads, s)
for s in BAD:
    t(json.loads, s)
for s in (b'[1]', bytearray(b'{"a": "\xc3\xa9"}'), '"\xe9"'.encode('utf-16'), '"\xe9"'.encode('utf-16-le'), b'',
          '"\xe9"'.encode('utf-16-be'), '"\xe9"'.encode('utf-32'), '"\xe9"'.encode('utf-32-le'), b'1', b'\xff',
          '"\xe9"'.encode('utf-32-be'), b'\xef\xbb\xbf[1]', b'"\xed\xa0\xb4"', b'"\xff"', b'12', b'1\x00', b'\x001'):
    t(json.loads, s)
    t(json.detect_encoding, s)
for s in (None, 1, memoryview(b'1'), [], 1.5):
    t(json.loads, s)

# hooks
text = '{"a": 1, "b": [2.5, {"c": -Infinity}], "a": NaN, "d": 12345678901234567890}'
t(json.loads, text, object_pairs_hook=list)
t(json.loads, text, object_hook=lambda d: sorted(d))
t(json.loads, text, object_hook=lambda d: 1 / 0, object_pairs_hook=tuple)
t(json.loads, text, parse_float=ascii, parse_int=float, parse_constant=str)
t(json.loads, text, parse_float=float, parse_int=int)
t(json.loads, text, parse_float=lambda s: 1 / 0)
t(json.loads, text, strict=False)
t(json.loads, '"a\nb"', strict=False)
t(json.loads, '"a\\qb"', strict=False)
t(json.loads, '1', nonsense=1)
print(json.load(io.StringIO('[1, 2]')), json.load(io.BytesIO(b'[1, 2]'), parse_int=str))


class Upper(json.JSONDecoder):
    def decode(self, s):
        return super().decode(s.upper())


t(json.loads, '["a"]', cls=Upper)
t(json.loads, '["a", 1]', cls=Upper, parse_int=str)

# classes
d = json.JSONDecoder()
t(d.decode, ' [1] ')
t(d.raw_decode, '[1] x')
t(d.raw_decode, 'x [1] y', 2)
t(d.raw_decode, ' [1]')
t(d.raw_decode, '')
t(d.raw_decode, '1', -1)
t(d.raw_decode, '\xe9\xe9"\xe9"\xe9', 2)
t(d.scan_once, '[1] x', 0)
t(d.scan_once, 'x', 0)
t(d.scan_once, 'x', 5)
t(d.scan_once, '[x', 0)
t(json.decoder.scanstring, '"abc" d', 1)
t(json.decoder.scanstring, '"a\nc" d', 1, False)
t(json.decoder.scanstring, '"a', 9)
e = json.JSONDecodeError("msg", "a\nbc", 3)
print(e, e.args, e.__reduce__(), isinstance(e, ValueError), json.JSONDecodeError is json.decoder.JSONDecodeError)
print(json.JSONDecodeError.__module__, json.JSONDecoder.__module__)

# keys are shared, values are their own
a = json.loads('[{"some key": 1}, {"some key": 2}]')
print([next(iter(x)) is next(iter(a[0])) for x in a])
# numbers of many digits
try:
    json.loads('1' * 5000)
except ValueError as e:
    print(e)
for text in ('[' * 100000, '{"a":' * 100000):
    try:
        json.loads(text)
    except RecursionError as e:
        print(e)
print(sorted(json.__all__))
