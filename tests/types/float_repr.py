# repr/str of floats: shortest round trip, exponents, special values.
import random, struct
vals = '''0.0 -0.0 1.0 -1.0 0.1 0.2 0.3 1.1 2.2 3.3 0.5 0.25 1e15 1e16 1e17 123456789012345678 9007199254740992 9007199254740993 9007199254740994 1e21 1e22 1e23 1e100 1.7976931348623157e308 2.2250738585072014e-308 5e-324 1e-323
4.9e-324 1e-5 1e-4 0.0001 0.00012345 0.00001234 1.5e-7 3.141592653589793 2.718281828459045 0.1e-10 1e-10 123.456 99999.99 1e5 100000.0 1234567.0 12345678.9 0.3333333333333333 0.6666666666666666 1e300 1.2345e-300 8.41e21 9.5e-322
2.5e15 2.5e16 1.0e-7 5e-5 179769313486231570000 4.35 0.57 1.15 2.675 1.005 9.995 1e-17 72057594037927945 5.562684646268003e-309 2.225073858507201e-308 8.98846567431158e307 1.8446744073709552e19 6.02e23 inf -inf nan -nan'''.split()
for s in vals:
    f = float(s)
    print(s, repr(f), str(f), -f, f.hex(), float(repr(f)) == f or f != f)
rnd = random.Random(42)
bad = 0
acc = 0
for i in range(3000):
    f = struct.unpack('<d', struct.pack('<Q', rnd.getrandbits(64)))[0]
    if f != f:
        continue
    r = repr(f)
    if float(r) != f:
        bad += 1
    acc = (acc * 31 + len(r)) % 1000003
    if i % 100 == 0:
        print(r)
print('bad', bad, acc)
for e in range(-324, 309, 11):
    print(float(f'1e{e}'), float(f'9.999999999999999e{e}') if e < 308 else '', float(f'1.2345678901234567e{e}'))
for e in range(-1074, 1024, 37):
    print(e, 2.0 ** e, repr(3 * 2.0 ** e) if e < 1020 else '')
for k in range(1, 23):
    print(10.0 ** k, 10.0 ** -k, 1 / 10 ** k, 123456789 / 10 ** k)
print([i / 10 for i in range(30)], [i * 0.1 for i in range(20)], [1 / i for i in range(1, 15)])
x = 0.0
for i in range(10):
    x += 0.1
print(x, 1.1 + 2.2, 1e16 + 1, 0.1 * 3, 1e308 * 10, 1e-308 / 1e10, 5e-324 / 2, 2.0 ** 1023 * 1.9999999999999998)
