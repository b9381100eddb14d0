# while/for with else, break, continue, loop variable rules, ranges with big steps.
for i in range(3):
    pass
else:
    print('for else', i)
for i in []:
    print('never')
else:
    print('empty else', i)
for i in range(5):
    if i == 3:
        break
else:
    print('never')
while i:
    i -= 1
else:
    print('while else', i)
while True:
    i += 1
    if i < 3:
        continue
    break
else:
    print('never')
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j, end=' ')
    else:
        print('inner else', i)
        continue
    print('inner break', i)
else:
    print('outer else')
for i in range(3):
    i = 10
    print(i, end=' ')
