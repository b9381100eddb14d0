# Integer literals: bases, underscores, size, adjacency with keywords.
print(0o7777777777777777777777777777777777)
for n in (2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**61, 2**62 - 1, 2**62,
          2**62 + 1, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1):
    print(n, -n, n + 1, n - 1, -n - 1, -n + 1)
