# Sudoku: constraint propagation with backtracking; and exact cover (dancing dictionaries) for cross-check.
import os

SHARE = int(os.environ.get('SHARE', 1))     # see tests/README.md
def cross(a, b):
    return [x + y for x in a for y in b]


digits, rows = '123456789', 'ABCDEFGHI'
cols = digits
squares = cross(rows, cols)
unitlist = [cross(rows, c) for c in cols] + [cross(r, cols) for r in rows] + [cross(rs, cs) for rs in ('ABC', 'DEF', 'GHI') for cs in ('123', '456', '789')]
units = {s: [u for u in unitlist if s in u] for s in squares}
peers = {s: set(sum(units[s], [])) - {s} for s in squares}
stats = {'assign': 0, 'search': 0}


def parse(grid):
    values = {s: digits for s in squares}
    chars = [c for c in grid if c in digits or c in '0.']
    assert len(chars) == 81
    for s, d in zip(squares, chars):
        if d in digits and not assign(values, s, d):
            return False
    return values


def assign(values, s, d):
    stats['assign'] += 1
    return values if all(eliminate(values, s, d2) for d2 in values[s].replace(d, '')) else False


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, '')
    if not values[s]:
        return False
    if len(values[s]) == 1:
        d2 = values[s]
        if not all(eliminate(values, s2, d2) for s2 in sorted(peers[s])):
            return False
    for u in units[s]:
        places = [s2 for s2 in u if d in values[s2]]
        if not places:
            return False
        if len(places) == 1 and not assign(values, places[0], d):
            return False
    return values


def search(values):
    stats['search'] += 1
    if values is False:
        return False
    if all(len(values[s]) == 1 for s in squares):
        return values
    _, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    for d in values[s]:
        r = search(assign(values.copy(), s, d))
        if r:
            return r
    return False


def exact_cover(X, Y):
    if not X:
        yield []
        return
    c = min(X, key=lambda c: (len(X[c]), c))
    for r in sorted(X[c]):
        removed = select(X, Y, r)
        for sol in exact_cover(X, Y):
            yield [r] + sol
        deselect(X, Y, r, removed)


def select(X, Y, r):
    out = []
    for j in Y[r]:
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].discard(i)
        out.append(X.pop(j))
    return out


def deselect(X, Y, r, removed):
    for j in reversed(Y[r]):
        X[j] = removed.pop()
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].add(i)


def solve_cover(grid):
    Y = {}
    for r in range(9):
        for c in range(9):
            for n in range(1, 10):
                Y[r, c, n] = [('rc', r, c), ('rn', r, n), ('cn', c, n), ('bn', r // 3 * 3 + c // 3, n)]
    X = {}
    for k, v in Y.items():
        for j in v:
            X.setdefault(j, set()).add(k)
    for i, ch in enumerate(grid):
        if ch in digits:
            select(X, Y, (i // 9, i % 9, int(ch)))
    base = list(grid)
    for sol in exact_cover(X, Y):
        g = base[:]
        for r, c, n in sol:
            g[r * 9 + c] = str(n)
        yield ''.join(g)


def display(g):
    for r in range(9):
        print(' '.join(g[r * 9 + c] + ('|' if c in (2, 5) else '') for c in range(9)))
        if r in (2, 5):
            print('------+-------+------')


puzzles = ['003020600900305001001806400008102900700000008006708200002609500800203009005010300',
           '4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......',
           '85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.']
for p in puzzles[:1 if SHARE > 1 else None]:
    stats.update(assign=0, search=0)
    v = search(parse(p))
    s = ''.join(v[q] for q in squares)
    print(s, stats)
    assert all(sorted(s[squares.index(q)] for q in u) == list(digits) for u in unitlist)
    assert next(solve_cover(p.replace('0', '.'))) == s
display(s)
print(parse('11' + '.' * 79), sum(1 for _ in solve_cover(s[:70] + '.' * 11)))
two = s.replace('1', '.').replace('2', '.')
print(len(list(solve_cover(two))))
