"""hmac: keys of all lengths, objects, one step, comparison."""
import hashlib
import hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b"):
    for n in (0, 1, 63, 64, 65, 71, 128, 129, 136, 200):
        key = bytes(range(n))
        h = hmac.new(key, b"message", name)
        print(name, n, h.hexdigest(), hmac.digest(key, b"message", name) == h.digest())
h = hmac.new(b"key", digestmod=hashlib.sha256)
g = h.copy()
h.update(b"a")
h.update(b"b")
g.update(b"ab")
print(h.name, h.digest_size, h.block_size, g.digest() == h.digest(), h.hexdigest())
print(hmac.digest(b"key", b"ab", hashlib.sha256) == h.digest())
for a in ((b"key", b"x"), ("key", b"x", "md5"), (b"key", "x", "md5"), (b"key", b"x", "none")):
    try:
        hmac.new(*a)
    except Exception as e:
        print(type(e).__name__)
for a in ((b"a", b"a"), (b"a", b"b"), ("a", "a"), (b"a", b"ab"), ("a", b"a"), ("\xe9", "\xe9"), (1, 1)):
    try:
        print(hmac.compare_digest(*a))
    except TypeError as e:
        print(e)
