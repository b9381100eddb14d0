# The towers of Hanoi, recursive and as a generator, with checking of each move.
def moves(n, a, b, c):
    if n:
        yield from moves(n - 1, a, c, b)
        yield a, c
        yield from moves(n - 1, b, a, c)


def play(n):
    pegs = {'A': list(range(n, 0, -1)), 'B': [], 'C': []}
    count = 0
    for source, target in moves(n, 'A', 'B', 'C'):
        disk = pegs[source].pop()
        if pegs[target] and pegs[target][-1] < disk:
            raise ValueError('wrong move')
        pegs[target].append(disk)
        count += 1
    return count, pegs['C']


print(list(moves(2, 'A', 'B', 'C')))
for n in range(6):
    print(n, play(n))
