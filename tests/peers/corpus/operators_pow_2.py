# The power operator: signs, big values, precedence, overflow, three-argument pow.
print(-1 ** 2, (-1) ** 2, not 2 ** 0, ~2 ** 2, 2 ** ~1, 2 ** -1, 2 ** +1, 2 ** - - 1)
print(2 * 3 ** 2, 2 ** 3 * 2, -3 ** 2 + 1, 1 + 2 ** 3 ** 0)
