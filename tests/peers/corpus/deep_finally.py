# Finally blocks of many levels run from the inside out.
def deep(n, trace):
    try:
        if n == 0:
            raise ValueError('bottom')
        deep(n - 1, trace)
    finally:
        trace.append(n)


trace = []
try:
    deep(10, trace)
except ValueError as e:
    print(e, trace)


def ladder():
    for a in (1, 2):
        try:
            for b in (1, 2):
                try:
                    for c in (1, 2):
                        try:
                            if (a, b, c) == (1, 1, 2):
                                continue
                            if (a, b, c) == (1, 2, 1):
                                break
                            if (a, b, c) == (2, 1, 1):
                                return 'returned'
                            print(a, b, c)
                        finally:
                            print('c', a, b, c)
                finally:
                    print('b', a, b)
        finally:
            print('a', a)


print(ladder())
