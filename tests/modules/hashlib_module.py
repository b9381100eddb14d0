"""hashlib: every digest over texts of many lengths, in one piece and in several; blake2's parameters; pbkdf2; files."""
import hashlib
import io
import random

NAMES = "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s".split()
rnd = random.Random(1)
data = bytes([i * 7 & 255 for i in range(2000)])


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(a, k, r.hexdigest() if hasattr(r, "hexdigest") else r)
    except Exception as e:
        print(a, k, type(e).__name__)


for name in NAMES:
    make = getattr(hashlib, name)
    h = make()
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest(), h.digest() == hashlib.new(name).digest())
    for n in (0, 1, 3, 55, 56, 57, 63, 64, 65, 71, 72, 73, 103, 104, 111, 112, 113, 119, 127, 128, 129, 135, 136, 137,
              143, 144, 167, 168, 200, 255, 256, 257, 1000, 2000):
        print(n, make(data[:n]).hexdigest())
        h = make()
        at = 0
        while at < n:
            step = rnd.randrange(1, 150)
            h.update(memoryview(data)[at:min(at + step, n)])
            at += step
        print(h.digest() == make(data[:n]).digest())
    h = make(b"abc")
    g = h.copy()
    g.update(b"def")
    h.digest()
    h.update(bytearray(b"def"))
    print(g.hexdigest() == h.hexdigest() == hashlib.new(name, b"abcdef").hexdigest(), type(g.digest()))
for name in ("shake_128", "shake_256"):
    h = hashlib.new(name, b"abc")
    print(h.name, h.digest_size, h.block_size, h.digest(0), h.hexdigest(10), h.digest(500))
    h.update(data)
    print(h.hexdigest(200))
    t(h.digest)
for f in (hashlib.md5, hashlib.sha3_256, hashlib.blake2b):
    for v in ("text", 1, None):
        t(f, v)
        t(f().update, v)
    t(f, b"a", b"b")
    t(f, b"abc", usedforsecurity=False)
    t(f, b"abc", nonsense=False)
for name in ("MD5", "SHA256", "sha-256", "nothing", ""):
    t(hashlib.new, name) if name != "sha-256" else None
t(hashlib.new, 5)

# blake2
for make in (hashlib.blake2b, hashlib.blake2s):
    print(make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE, make.__name__)
    top = make.MAX_DIGEST_SIZE
    for size in (1, 20, top):
        h = make(b"abc", digest_size=size)
        print(h.digest_size, h.hexdigest())
    t(make, data, key=b"secret")
    t(make, key=b"k" * top)
    t(make, data, salt=b"salt", person=b"person!")
    t(make, data[:300], digest_size=16, key=b"key", fanout=2, depth=2, leaf_size=4096, node_offset=3, node_depth=1,
      inner_size=top, last_node=True)
    for k in ({"digest_size": 0}, {"digest_size": top + 1}, {"key": b"k" * (top + 1)}, {"salt": b"s" * 17},
              {"person": b"p" * 17}, {"fanout": 256}, {"fanout": -1}, {"depth": 0}, {"leaf_size": 1 << 32},
              {"node_offset": 1 << 64}, {"node_depth": 256}, {"inner_size": top + 1}, {"digest_size": "x"}):
        t(make, b"", **k)

for name in ("md5", "sha1", "sha256", "sha512"):
    print(hashlib.pbkdf2_hmac(name, b"password", b"salt", 10).hex())
    print(hashlib.pbkdf2_hmac(name, b"p" * 200, bytearray(b"salt"), iterations=3, dklen=100).hex())
t(hashlib.pbkdf2_hmac, "sha256", b"", b"", 0)
t(hashlib.pbkdf2_hmac, "sha256", b"", b"", 1, 0)
t(hashlib.pbkdf2_hmac, "nothing", b"", b"", 1)
print(hashlib.file_digest(io.BytesIO(data), "sha256").hexdigest())
with open("data", "wb") as f:
    f.write(data * 300)
with open("data", "rb") as f:
    print(hashlib.file_digest(f, hashlib.md5).hexdigest())
print({*NAMES, "shake_128", "shake_256"} == hashlib.algorithms_guaranteed, repr(hashlib.md5())[:28])
for module in ("_md5 md5", "_sha1 sha1", "_sha256 sha224", "_sha512 sha384", "_sha3 shake_128", "_blake2 blake2s"):
    module, name = module.split()
    print(name, hasattr(__import__(module), name))
