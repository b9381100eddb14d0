"""All ways to place n queens, by a hand-written permutations generator and by backtracking."""
import sys


def permutations(items):
    pool = list(items)
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(pool)
    while True:
        for i in range(n - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple(pool[k] for k in indices)
                break
        else:
            return


def by_permutations(n):
    columns = range(n)
    for queens in permutations(columns):
        if n == len(set(queens[i] + i for i in columns)) == len(set(queens[i] - i for i in columns)):
            yield queens


def by_backtracking(n, placed=(), columns=frozenset(), up=frozenset(), down=frozenset()):
    row = len(placed)
    if row == n:
        yield placed
        return
    for c in range(n):
        if c not in columns and c + row not in up and c - row not in down:
            yield from by_backtracking(n, placed + (c,), columns | {c}, up | {c + row}, down | {c - row})


def main(scale):
    for _ in range(max(1, int(18 * scale))):
        first = list(by_permutations(8))
        second = list(by_backtracking(8))
    print("nqueens", len(first), sorted(first) == sorted(second), second[-1])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
