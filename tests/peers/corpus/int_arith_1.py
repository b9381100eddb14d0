# Big integer arithmetic over many sizes and signs, checked by identities and printed digests.
f = 1
for i in range(1, 201):
    f *= i
print(f)
for i in range(200, 0, -1):
    f //= i
print(f)
