"""Hexiom: put numbered tiles on a hexagonal board so that each shows how many neighbours it has.

Depth-first search over the cells in order of their constraint, with counts of what is left.
"""
import sys

EMPTY = 7       # a cell without a tile
UNKNOWN = -1

# radius, share of filled cells in percent, seed of the board that the puzzle is taken from
PUZZLES = [(3, 65, 1), (4, 45, 7), (4, 65, 9), (3, 75, 14), (4, 55, 8), (3, 55, 1), (4, 75, 5), (4, 65, 7)]


class Board:
    def __init__(self, radius):
        self.cells = []
        index = {}
        for y in range(-radius + 1, radius):
            for x in range(-radius + 1, radius):
                if abs(x + y) < radius:
                    index[x, y] = len(self.cells)
                    self.cells.append((x, y))
        steps = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))
        self.around = [tuple(index[x + dx, y + dy] for dx, dy in steps if (x + dx, y + dy) in index)
                       for x, y in self.cells]

    def __len__(self):
        return len(self.cells)


def make_puzzle(radius, share, seed):
    """The tiles of a randomly filled board, so that there is a solution, and two cells given away."""
    board = Board(radius)
    full = []
    for _ in range(len(board)):
        seed = (seed * 1103515245 + 12345) % 2147483648
        full.append((seed >> 16) % 100 < share)
    shown = [sum(full[k] for k in around) if here else EMPTY for here, around in zip(full, board.around)]
    tiles = [shown.count(number) for number in range(8)]
    middle = len(board) // 2
    return tiles, {middle: shown[middle], 0: shown[0]}


class Solver:
    def __init__(self, radius, tiles, fixed, limit):
        self.board = Board(radius)
        self.left = tiles
        self.state = [UNKNOWN] * len(self.board)
        self.filled = [0] * len(self.board)     # neighbours that hold a tile
        self.open = [len(a) for a in self.board.around]
        self.fixed = fixed
        self.limit = limit
        self.visited = 0

    def fits(self, cell, tile):
        """Can the tile lie here, given what is around already?"""
        filled, free = self.filled[cell], self.open[cell]
        if tile != EMPTY and not filled <= tile <= filled + free:
            return False
        grows = tile != EMPTY
        for other in self.board.around[cell]:
            seen = self.state[other]
            if seen == UNKNOWN or seen == EMPTY:
                continue
            have = self.filled[other] + grows
            if have > seen or have + self.open[other] - 1 < seen:
                return False
        return True

    def put(self, cell, tile, sign):
        self.left[tile] -= sign
        self.state[cell] = tile if sign > 0 else UNKNOWN
        for other in self.board.around[cell]:
            self.open[other] -= sign
            if tile != EMPTY:
                self.filled[other] += sign

    def choices(self, cell):
        if cell in self.fixed:
            return [self.fixed[cell]]
        return [tile for tile in range(8) if self.left[tile] and self.fits(cell, tile)]

    def next_cell(self):
        """The open cell with the fewest choices, and these; looks no further at a forced one."""
        best, best_choices = None, None
        for cell, tile in enumerate(self.state):
            if tile != UNKNOWN:
                continue
            if best is not None and self.filled[cell] == 0 and self.open[cell] == len(self.board.around[cell]):
                continue
            found = self.choices(cell)
            if best is None or len(found) < len(best_choices):
                best, best_choices = cell, found
                if len(found) <= 1:
                    break
        return best, best_choices

    def solve(self):
        self.visited += 1
        if self.visited > self.limit:
            return False
        cell, choices = self.next_cell()
        if cell is None:
            return True
        for tile in choices:
            if self.left[tile] and self.fits(cell, tile):
                self.put(cell, tile, 1)
                if self.solve():
                    return True
                self.put(cell, tile, -1)
        return False

    def __str__(self):
        return "".join(".0123456"[t + 1] if t != EMPTY else "." for t in self.state)


def main(scale):
    for _ in range(max(1, int(17 * scale))):
        lines = []
        for radius, share, seed in PUZZLES:
            tiles, fixed = make_puzzle(radius, share, seed)
            solver = Solver(radius, tiles, fixed, 10000)
            solved = solver.solve()
            lines.append("%s %d %s" % ("yes" if solved else "no", solver.visited, solver))
    print("\n".join(lines))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
