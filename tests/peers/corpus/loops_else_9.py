# while/for with else, break, continue, loop variable rules, ranges with big steps.
x = 5
while x: x -= 1
else: print('one-line else')
for x in 1, 2, 3: print(x, end=' ')
else: print('end')
for f in [lambda: 1, lambda: 2]: print(f(), end=' ')
