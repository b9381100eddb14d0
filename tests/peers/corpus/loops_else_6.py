# while/for with else, break, continue, loop variable rules, ranges with big steps.
l = [1, 2, 3]
print(l)
l = [1, 2, 3, 4]
print(l)
