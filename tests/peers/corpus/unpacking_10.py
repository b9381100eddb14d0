# Unpacking assignment in every position, starred targets, errors.
a, b, c, d, e = 1, 2, 3, 4, 5
a, b, c, d, e = e, d, c, b, a
a, b, c = c, a, b
a, b, c, d = b, a, d, c
x = [1, 2, 3]
print(x)


class CM:
    def __enter__(self):
        return 1, (2, 3)

    def __exit__(self, *a):
        pass


with CM() as (a, (b, c)), CM() as [d, e]:
    print(a, b, c, d, e)
