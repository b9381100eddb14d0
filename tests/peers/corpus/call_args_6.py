# Every form of argument passing.
print(print(*[1, 2], sep='-', **{'end': '!\n'}))
args, kw = [1, 2], {'a': 1}


def change(*a, **k):
    k['a'] = 99
    k['new'] = 1
    return a, k


print(change(*args, **kw), args, kw)
