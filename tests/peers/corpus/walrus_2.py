# Assignment expressions in every legal place, and their scopes.
data = iter([1, 2, 3, 0, 4])
while (x := next(data)):
    print(x, end=' ')
print('stopped at', x)
