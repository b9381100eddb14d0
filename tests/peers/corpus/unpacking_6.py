# Unpacking assignment in every position, starred targets, errors.
i, l = 0, [10, 20, 30]
l[0], l[1:], l = 1, [2, 3, 4], l


class O:
    pass


o = O()
d = {}
for d['k'], o.v in zip('ab', 'cd'):
    print(d['k'], o.v)
for l[0] in 'pq':
    print(l)
