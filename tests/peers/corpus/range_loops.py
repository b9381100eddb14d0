# Loops over range() in every form the compiler treats itself.
def forms(n):
    out = []
    for i in range(3):
        out.append(i)
    for i in range(n):
        out.append(i)
    for i in range(1, n):
        out.append(i)
    for i in range(n, 0, -1):
        out.append(i)
    for i in range(0, n, 2):
        out.append(i)
    for i in range(-3, 3):
        out.append(i)
    for i in range(10, -10, -7):
        out.append(i)
    return out


print(forms(4))
for i in range(5):
    i += 10
    print(i, end=' ')
print()
for i in range(3):
    pass
else:
    print('else', i)
for i in range(3):
    if i == 1:
        break
else:
    print('never')
print(i)
for i in range(0):
    print('never')
else:
    print('empty')
n = 3
for i in range(n):
    n = 10
    print(i, n)


def evaluated(x):
    print('evaluated', x)
    return x


for i in range(1, evaluated(4)):
    print(i)
step = 2
for i in range(0, 5, step):
    print(i)
for i in range(*[1, 3]):
    print(i)
for a, b in zip(range(3), range(3, 6)):
    print(a, b)
for i in range(2):
    for j in range(i, 3):
        if j == 2:
            continue
        print(i, j)
