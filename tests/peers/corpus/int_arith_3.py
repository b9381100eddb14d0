# Big integer arithmetic over many sizes and signs, checked by identities and printed digests.
f = 1
for i in range(1, 201):
    f *= i
for i in range(200, 0, -1):
    f //= i
x = 3 ** 20000
print(pow(x, 100, 10 ** 40), pow(3, x, 1000003), pow(2, 10 ** 18, 10 ** 18 + 9), pow(-5, 10 ** 10, 10 ** 12 + 39), pow(5, 3, -7), pow(10, 0, 1))
s = 0
for i in range(2000):
    s += i ** i % 10 ** 12
print(s)
