# Shortest way through a maze, and one grown by a fixed generator.
MAZE = '''#########
#S  #   #
# # # # #
# #   # #
# ##### #
#      E#
#########'''


def solve(text):
    grid = text.split('\n')
    find = lambda c: next((x, y) for y, row in enumerate(grid) for x, ch in enumerate(row) if ch == c)
    start, end = find('S'), find('E')
    came, todo = {start: None}, [start]
    for at in todo:
        if at == end:
            break
        x, y = at
        for p in ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)):
            if grid[p[1]][p[0]] != '#' and p not in came:
                came[p] = at
                todo.append(p)
    path, at = [], end
    while at:
        path.append(at)
        at = came[at]
    out = [list(row) for row in grid]
    for x, y in path[1:-1]:
        out[y][x] = '.'
    return len(path) - 1, '\n'.join(''.join(row) for row in out)


n, picture = solve(MAZE)
print(n)
print(picture)
