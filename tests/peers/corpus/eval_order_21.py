# Evaluation order of every compound expression and statement.
i = 0
lst = [0, 0, 0]
i, lst[i] = 1, 5
i = lst[i] = 2
print(i, lst)
a = [1, 2]
print(a)
