# while with else, break, continue, conditions with side effects.
n = 10
while n:
    n -= 3
    if n < 0:
        print('below')
        break
else:
    print('never')
n = 3
while n > 0:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print('else')


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print([collatz(n) for n in range(1, 15)])
while True:
    n += 1
    while True:
        n += 1
        if n % 3 == 0:
            break
    if n > 10:
        break
print(n)
data = [1, 2, 3]
while data:
    print(data.pop(), end=' ')
print()
while (n := n - 4) > 0:
    print(n)
