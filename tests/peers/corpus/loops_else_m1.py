# while/for with else, break, continue, loop variable rules, ranges with big steps.
try:
    for i in range(0, 5, 0):
        pass
except ValueError as e:
    print(type(e).__name__)
