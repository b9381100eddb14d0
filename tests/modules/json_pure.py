"""json without _json: what Python code does in its place."""
import io
import os
import sys
sys.modules["_json"] = None
import json
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _json_random import run

print(json.scanner.make_scanner.__module__, json.decoder.scanstring.__module__,
      json.encoder.encode_basestring_ascii.__module__)
run(json, 12, 500)
out = io.StringIO()
json.dump({"a": [1, (2.5, None)], "b": "\xe9"}, out, indent=2)
print(out.getvalue(), json.load(io.StringIO("[1, 2]")))
loop = {}
loop["a"] = loop
for v in (loop, {1: float("nan")}, object, {b"": 1}, [{(1, 2): 3}]):
    for k in ({}, {"allow_nan": False}, {"skipkeys": True}, {"default": lambda o: "x"}):
        try:
            if not (isinstance(v, dict) and 1 in v and k == {"allow_nan": False}):
                print(json.dumps(v, **k))
        except Exception as e:
            print(type(e).__name__, e)
d = json.JSONDecoder(parse_float=str, object_pairs_hook=tuple, strict=False)
print(d.decode('{"a": 1.5, "b": "x\ny"}'), d.raw_decode("[1] x"))
