# test: krait-only
# test: skip-32 no OpenSSL for it
# AES against the vectors of NIST SP 800-38A, and what is refused.
from cryptolib import aes
import cryptolib

H = bytes.fromhex
k16 = H('2b7e151628aed2a6abf7158809cf4f3c')
k32 = H('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4')
iv = bytes(range(16))
counter = H('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff')
plain = H('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51'
          '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710')
vectors = [
    (k16, 1, None, '3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf'
                   '43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4'),
    (k32, 1, None, 'f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870'
                   'b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff067d8d8f9e24ecc7'),
    (k16, 2, iv, '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2'
                 '73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7'),
    (k32, 2, iv, 'f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d'
                 '39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b'),
    (k16, 6, counter, '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff'
                      '5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee'),
    (k32, 6, counter, '601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5'
                      '2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6'),
]
for key, mode, first, cipher in vectors:
    assert aes(key, mode, first).encrypt(plain) == H(cipher), mode
    assert aes(key, mode, first).decrypt(H(cipher)) == plain, mode
    a = aes(bytearray(key), mode, first and memoryview(first))
    assert b''.join(a.encrypt(plain[i:i + 16]) for i in range(0, 64, 16)) == H(cipher)
    out = bytearray(70)
    a = aes(key, mode, first)
    assert a.encrypt(plain, out) is out and out == H(cipher) + bytes(6)
    same = bytearray(plain)
    aes(key, mode, first).encrypt(same, same)
    assert same == H(cipher)
    assert aes(key, mode, first).encrypt(b'') == b''
# of a stream any number of bytes
a = aes(k16, cryptolib.MODE_CTR, counter)
assert b''.join(a.encrypt(plain[i:i + 7]) for i in range(0, 64, 7)) == H(vectors[4][3])
assert (cryptolib.MODE_ECB, cryptolib.MODE_CBC, cryptolib.MODE_CTR) == (1, 2, 6)

def fails(kind, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e)
        return
    raise AssertionError((kind, f, args))

for args in ((b'short', 1), (k16, 3), (k16, 2), (k16, 2, b'short'), (k16, 6, None), (bytes(24), 1)):
    fails(ValueError, aes, *args)
for args in ((), (k16,), ('k' * 16, 1), (k16, 'x'), (k16, 2, 'i' * 16), (k16, 1, None, 4)):
    fails(TypeError, aes, *args)
fails(ValueError, aes(k16, 1).encrypt, b'x' * 15)
fails(ValueError, aes(k16, 2, iv).decrypt, b'x' * 17)
fails(ValueError, aes(k16, 1).encrypt, plain, bytearray(63))
fails(TypeError, aes(k16, 1).encrypt, plain, bytes(64))
fails(TypeError, aes(k16, 1).encrypt, 'x' * 16)
a = aes(k16, 1)
a.encrypt(plain)
fails(ValueError, a.decrypt, plain)
print('ok')
