# Big integer arithmetic over many sizes and signs, checked by identities and printed digests.
a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a)
print(3 ** 500, 7 ** -1, (-3) ** 333 % 10 ** 20)
