# finally: every way in and out, with return, break, continue, nested, in loops and generators.
i = 0
while i < 3:
    i += 1
    try:
        continue
    finally:
        print('module level', i)
for i in range(2):
    try:
        break
    finally:
        print('break')
else:
    print('no else')
