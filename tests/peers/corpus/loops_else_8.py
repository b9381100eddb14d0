# while/for with else, break, continue, loop variable rules, ranges with big steps.
def count():
    i = 0
    while True:
        while i < 5:
            i += 1
            if i == 3:
                break
        else:
            return i
        i += 1


print(count())
total = 0
i = 0
while (i := i + 1) <= 1000:
    if i % 2:
        continue
    total += i
print(total)
