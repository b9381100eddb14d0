# Assignment expressions in every legal place, and their scopes.
lst = [1, 2]
lst[(j := 0)] += (inc := 10)
print(lst, j, inc)
x = y = (z := 9)
print(x, y, z)
