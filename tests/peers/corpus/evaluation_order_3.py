# Order of evaluation in displays, calls, f-strings; scopes of classes; control flow.
if (n := len([1,2,3])) > 2: print(n)


def rng():
    range = lambda n: [9, 8, n]
    out = []
    for i in range(3): out.append(i)
    return out


for i in range(3):
    if i == 1: break
else: print('no')
for i in range(2): pass
else: print('else', i)
