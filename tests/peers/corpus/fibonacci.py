# Fibonacci numbers in five ways.
def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def iterative(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def memo(n, cache={0: 0, 1: 1}):
    if n not in cache:
        cache[n] = memo(n - 1) + memo(n - 2)
    return cache[n]


def matrix(n):
    def mul(p, q):
        return (p[0] * q[0] + p[1] * q[2], p[0] * q[1] + p[1] * q[3],
                p[2] * q[0] + p[3] * q[2], p[2] * q[1] + p[3] * q[3])
    r, m = (1, 0, 0, 1), (1, 1, 1, 0)
    while n:
        if n & 1:
            r = mul(r, m)
        m = mul(m, m)
        n >>= 1
    return r[1]


def stream():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([f(15) for f in (recursive, iterative, memo, matrix)])
print([x for x, _ in zip(stream(), range(20))])
print(iterative(100), matrix(200) == iterative(200), memo(60))
