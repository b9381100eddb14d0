# Smaller changes of 3.12 to 3.14: docstrings, finally, generators, union types, formatting.
def h():
    while True:
        try:
            return 'try'
        finally:
            break
    return 'after the loop'


print(h())


def k():
    try:
        return 'try'
    finally:
        try:
            return 'inner'
        finally:
            return 'last'


print(k())
