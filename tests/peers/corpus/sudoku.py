# A solver for small sudokus (4 by 4) with backtracking.
def solve(grid):
    for i, row in enumerate(grid):
        for j, v in enumerate(row):
            if v == 0:
                used = set(row) | {r[j] for r in grid}
                for a in range(i // 2 * 2, i // 2 * 2 + 2):
                    for b in range(j // 2 * 2, j // 2 * 2 + 2):
                        used.add(grid[a][b])
                for n in range(1, 5):
                    if n not in used:
                        grid[i][j] = n
                        if solve(grid):
                            return True
                grid[i][j] = 0
                return False
    return True


puzzle = [[1, 0, 0, 0], [0, 0, 3, 0], [0, 4, 0, 0], [0, 0, 0, 2]]
print(solve(puzzle))
for row in puzzle:
    print(' '.join(str(n) for n in row))
print(solve([[1, 1, 0, 0], [0] * 4, [0] * 4, [0] * 4]))
