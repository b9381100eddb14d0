# Exceptions that end iterations, with the state that is left.
def parse(items):
    good, bad = [], []
    for item in items:
        try:
            good.append(int(item))
        except ValueError:
            bad.append(item)
        except TypeError:
            bad.append(type(item).__name__)
    return good, bad


print(parse(['1', 'two', '3', None, '-4', [], '  5 ']))


def first(pred, items):
    for item in items:
        try:
            if pred(item):
                return item
        except ZeroDivisionError:
            continue
    return None


print(first(lambda x: 10 // x > 3, [0, 5, 0, 2, 1]))
count = 0
while True:
    count += 1
    try:
        if count < 3:
            raise ValueError(count)
        break
    except ValueError as e:
        print('retry', e)
print(count)
