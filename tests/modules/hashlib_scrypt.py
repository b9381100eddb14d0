# Keys out of passwords, and what is refused.
# test: skip-32 no OpenSSL for it
import hashlib

scrypt = hashlib.scrypt
for args in ((b'', b'', 16, 1, 1), (b'password', b'NaCl', 1024, 8, 16), (b'x' * 200, b'salt', 2, 3, 4)):
    password, salt, n, r, p = args
    print(scrypt(password, salt=salt, n=n, r=r, p=p).hex())
    print(scrypt(bytearray(password), salt=memoryview(salt), n=n, r=r, p=p, dklen=7).hex())
print(len(scrypt(b'p', salt=b's', n=2, r=1, p=1, dklen=1000, maxmem=10**8)))


def attempt(*args, **kw):
    try:
        return scrypt(*args, **kw)
    except (TypeError, ValueError) as e:
        text = str(e)
        # the library's own words are not krait's
        return type(e).__name__ + ': ' + ('Invalid' if 'envelope' in text or 'Invalid' in text else text)


good = dict(salt=b'a', n=16, r=8, p=1)
for change in (dict(n=3), dict(n=1), dict(n=-2), dict(n=2**70), dict(n=16.0), dict(r='x'), dict(p=0), dict(maxmem=-1),
               dict(maxmem=2**31), dict(dklen=0), dict(dklen=10**10), dict(n=2**20), dict(salt='a'), dict(salt=None),
               dict(r=2**40), dict(maxmem='a'), dict(dklen=16)):
    print(change, attempt(b'pw', **{**good, **change}))
print(attempt('text', **good))
print(attempt(5, **good))
for missing in good:
    print(attempt(b'x', **{k: v for k, v in good.items() if k != missing}).split(':')[0])
print('scrypt' in hashlib.__all__)
