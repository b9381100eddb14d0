# while/for with else, break, continue, loop variable rules, ranges with big steps.
for x in [1, 2, 3]:
    for x in 'ab':
        pass
    print(x, end=' ')
for (x) in (1,):
    print(x, end=' ')
for [x, y] in [(1, 2)]:
    print(x, y)
