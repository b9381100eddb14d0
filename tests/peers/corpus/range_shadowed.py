# range() rebound to something else by a local name and the deletion of loop variables.
def squares(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


def last(n):
    for k in range(n):
        pass
    try:
        return k
    except NameError:
        return 'unbound'


print(squares(10), last(3), last(0))
rows = []
for y in range(3):
    row = []
    for x in range(3):
        row.append(x * y)
    rows.append(row)
print(rows)
for i in range(3):
    del i
print('i' in globals())
