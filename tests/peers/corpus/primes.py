# Prime numbers by sieve, trial division and a generator.
def sieve(n):
    flags = bytearray(b'\x01' * (n + 1))
    flags[0] = flags[1] = 0
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = 0
        i += 1
    return [i for i in range(n + 1) if flags[i]]


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


def factors(n):
    out, d = [], 2
    while n > 1:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1
    return out


print(sieve(50))
print([n for n in range(50) if is_prime(n)] == sieve(50))
g = primes()
print([next(g) for _ in range(15)])
for n in (12, 97, 360, 1001, 65536):
    print(n, factors(n))
