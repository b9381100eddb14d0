"""The old names of modules, with a u before them."""
# test: krait-only
import sys

for name in ("array binascii collections errno heapq io json random re struct sys time").split():
    alias = __import__("u" + name)
    assert alias is __import__(name), name
    assert sys.modules["u" + name] is alias, name
import ujson as j
assert j.loads("[1]") == [1]
from ubinascii import hexlify
assert hexlify(b"a") == b"61"
for name in ("ukeyword", "umath_", "u", "unone"):
    try:
        __import__(name)
        assert 0, name
    except ModuleNotFoundError as e:
        assert str(e) == f"No module named {name!r}", e
# a file of that name comes first
with open("ure.py", "w") as f:
    f.write("mine = 1\n")
sys.path.insert(0, ".")
del sys.modules["ure"]
import ure
assert ure.mine == 1
print("ok")
