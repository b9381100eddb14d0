"""json: values to text: numbers, strings, containers, options, circles, the encoder's class."""
import collections
import io
import json


def t(v, **k):
    try:
        print(ascii(json.dumps(v, **k)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


class I(int):
    def __repr__(self):
        return "no"
    __str__ = __repr__


class F(float):
    def __repr__(self):
        return "no"


class S(str):
    pass


class L(list):
    pass


class D(dict):
    def items(self):
        return [("from items", 1)]





P = collections.namedtuple("P", "x y")
VALUES = [None, True, False, 0, -1, 2**62, -2**62, 2**63, 10**30, -10**30, 0.0, -0.0, 1.5, 1e16, 1e-7, 1e22, 5e-324,
          float("inf"), -float("inf"), float("nan"), "", "abc", 'a"b\\c/d', "\x00\x01\x1f\x7f\x80\xff", "\b\f\n\r\t",
          "\xe9\u20ac\U0001f600\ud800\udfff", "x" * 50 + "\xe9" + "y" * 50, [], (), {}, [[]], [{}], {"a": []},
          [1, "a", None, [True, {"k": 1.5}]], {"a": 1, "b": {"c": (1, 2)}}, I(5), F(2.5), S("s"), L([1]), D(a=1),
          P(1, 2), collections.OrderedDict(b=1, a=2), {1: 2, 1.5: 3, None: 4, True: 5, "s": 6},
          {float("nan"): 1}, {I(7): 1}, {S("k"): 2}, b"x", {1, 2}, object, 1j, range(3), {(1, 2): 3}, {b"k": 1},
          [1, {"deep": [object]}]]
OPTIONS = [{}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False},
           {"skipkeys": True}, {"allow_nan": True, "check_circular": False}, {"indent": 1, "separators": ("; ", " = ")},
           {"default": repr}, {"default": lambda o: [type(o).__name__]}, {"indent": True}]
for v in VALUES:
    for k in OPTIONS:
        if "skipkeys" in k and isinstance(v, dict) and len(v) == 1:
            continue
        t(v, **k)
t({"b": 1, "a": {"d": 1, "c": 2}, "c": [{"z": 1, "y": 2}]}, sort_keys=True)
t({"b": 1, "a": 2, "\xe9": 3, "e": 4}, sort_keys=True, indent=1)
t({3: 1, 1: 2, 2: 3}, sort_keys=True)
t({3: 1, "a": 2}, sort_keys=True)
t(D(), sort_keys=True)
t({(1, 2): 3, "a": 1, b"x": 2}, skipkeys=True)
t([1], separators=(1, 2))
t([1], separators=(",",))
t([1], indent=-3)
t([1], indent=1.5)
t([1], nonsense=1)

# circles
loop = []
loop.append(loop)
t(loop)
mapping = {}
mapping["a"] = [mapping]
t(mapping)
ring = first = []
for i in range(200):
    ring.append([])
    ring = ring[0]
ring.append(first)
t(first)
t(object(), default=lambda o: o)
twice = [1]
t([twice, twice, {"a": twice}])


class Bad:
    def __init__(self):
        raise RuntimeError("no")


t([1, object()], default=lambda o: Bad())

# to a file
out = io.StringIO()
json.dump({"a": [1, 2, {"b": None}], "c": "\xe9"}, out, indent=1)
json.dump(list(range(3000)), out)
print(len(out.getvalue()), out.getvalue()[:60])


class Encoder(json.JSONEncoder):
    item_separator = ";"

    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


t({"a": 1j, "b": [2, 3]}, cls=Encoder)
t([object()], cls=Encoder)
t([1, 2], cls=Encoder, indent=2)
print(list(json.JSONEncoder().iterencode([1, [2, "x"], {"a": 1, "b": [], "c": {}}, None])))
print(list(json.JSONEncoder(indent=1).iterencode({"a": [1, 2], "b": 3})))
out = io.StringIO()
json.dump({"a": 1j}, out, cls=Encoder)
print(out.getvalue())
print(json.JSONEncoder(sort_keys=True).encode({"b": "x", "a": 1}), json.JSONEncoder(ensure_ascii=False).encode("\xe9"))
print(ascii(json.encoder.encode_basestring("\xe9\n\x7f")), json.encoder.encode_basestring_ascii("\xe9\n\x7f"))
try:
    json.encoder.encode_basestring(5)
except TypeError as e:
    print(e)
