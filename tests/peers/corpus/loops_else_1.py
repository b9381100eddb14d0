# while/for with else, break, continue, loop variable rules, ranges with big steps.
for i in range(3):
    pass
else:
    print('for else', i)
for i in []:
    print('never')
else:
    print('empty else', i)
