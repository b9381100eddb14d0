# The eight queens and their count for small boards.
def queens(n):
    def place(row, cols, d1, d2, board):
        if row == n:
            yield tuple(board)
            return
        for c in range(n):
            if c in cols or row + c in d1 or row - c in d2:
                continue
            yield from place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}, board + [c])
    return place(0, set(), set(), set(), [])


for n in range(1, 7):
    print(n, sum(1 for _ in queens(n)))
first = next(queens(8))
print(first)
for c in first:
    print(' '.join('Q' if i == c else '.' for i in range(8)))
