# Operator precedence and associativity.
print(1 < 2 == True, (1 < 2) == True, 1 < (2 == True), 3 > 2 > 1, (3 > 2) > 1, 1 == 1 in [1], 1 in [1] == True)
print(-2 ** 2, -(2) ** 2, 2 ** -1 * 4, ~1 + 1, -1 * -1, - -1, not not 5, not -1)
