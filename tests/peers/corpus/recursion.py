# Recursion: deep calls, RecursionError caught and reused, mutual recursion, limits.
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i


nested = [1]
for i in range(100):
    nested = [i, nested, -i]
print(sum(flatten(nested)), len(list(flatten(nested))))
