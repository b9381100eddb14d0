# Order of evaluation in displays, calls, f-strings; scopes of classes; control flow.
if (n := len([1,2,3])) > 2: print(n)


def rng():
    range = lambda n: [9, 8, n]
    out = []
    for i in range(3): out.append(i)
    return out


def tr():
    try:
        return 'a'
    finally:
        print('f')


print(tr())


def cl():
    for i in range(3):
        try:
            continue
        finally:
            print('c', i)
    while True:
        try:
            break
        finally:
            print('b')


cl()
