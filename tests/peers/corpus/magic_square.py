# Magic squares, Pascal's triangle, spirals, happy numbers.
def magic(n):
    s = [[0] * n for _ in range(n)]
    x, y = n // 2, 0
    for k in range(1, n * n + 1):
        s[y][x] = k
        nx, ny = (x + 1) % n, (y - 1) % n
        if s[ny][nx]:
            nx, ny = x, (y + 1) % n
        x, y = nx, ny
    return s


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)]
        m.reverse()
    return out


def happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        n = sum(int(c) ** 2 for c in str(n))
    return n == 1


for row in magic(3):
    print(row, sum(row))
print(list(pascal(5)), spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), [n for n in range(30) if happy(n)])
