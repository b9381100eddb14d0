# for and while with else, mixed with try.
def find(items, x):
    for i, item in enumerate(items):
        try:
            if item / x == 1:
                break
        except TypeError:
            continue
        except ZeroDivisionError:
            return 'zero'
    else:
        return 'none'
    return i


print(find([1, 'a', 3], 3), find([1, 2], 5), find([1], 0), find([], 1))
n = 5
while n:
    n -= 1
    try:
        if n == 2:
            break
    finally:
        print('n', n)
else:
    print('never')
for i in range(3):
    for j in range(3):
        if i * j == 2:
            break
    else:
        print('inner else', i)
        continue
    print('broke', i, j)
    break
else:
    print('never')
for x in iter([1, 2, 3]):
    if x == 2:
        continue
else:
    print('done', x)
