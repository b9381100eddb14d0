# str: split, rsplit, splitlines, join, strip family.
big = ','.join(str(i) for i in range(2000))
parts = big.split(',')
print(len(parts), parts[0], parts[-1], ','.join(parts) == big, big.rsplit(',', 1)[1], len(big.split('9')))


class It:
    def __iter__(self): return iter('xyz')


print('+'.join(It()))
