"""What binascii says of random data."""
import binascii as b
import random


def t(f, *a, **k):
    try:
        print(f.__name__, a, k, f(*a, **k))
    except Exception as e:
        print(f.__name__, a, k, type(e).__name__, e)


def run(seed, rounds):
    rnd = random.Random(seed)
    for _ in range(rounds):
        n = rnd.choice([0, 1, 2, 3, 5, 20, 44, 45, 46, 100])
        data = bytes([rnd.choice(rnd.choice([b"ab= \t.\r\n_\0\x7f\xff", range(256)])) for _ in range(n)])
        t(b.b2a_uu, data)
        t(b.b2a_uu, data, backtick=True)
        t(b.a2b_uu, data)
        for k in range(8):
            t(b.b2a_qp, data, k & 1, k & 2, k & 4)
        t(b.a2b_qp, data)
        t(b.a2b_qp, data, header=True)
        t(b.crc32, data, rnd.randrange(1 << 32))
        t(b.crc_hqx, data, rnd.randrange(1 << 16))
        t(b.hexlify, data, rnd.choice([":", b"-"]), rnd.choice([-3, -1, 0, 1, 2, 4]))
        t(b.b2a_base64, data, newline=rnd.random() < .5)
        code = bytes([rnd.choice(b"AbC09+/=\n-x") for _ in range(rnd.randrange(9))])
        t(b.a2b_base64, code)
        if b"=" not in code or code.index(b"=") % 4:    # newer: an error
            t(b.a2b_base64, code, strict_mode=True)
        t(b.a2b_hex, bytes([rnd.choice(b"09afAFg") for _ in range(rnd.randrange(6))]))
        line = b.b2a_uu(data[:45]).rstrip()
        t(b.a2b_uu, line)
        t(b.a2b_uu, line + rnd.choice([b" ", b"\n", b"x", b"` "]))
