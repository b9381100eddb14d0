"""Dictionaries with keys of several kinds: filling, looking up, deleting, grouping, memo tables."""
import sys


def fill_and_look_up(n):
    d = {}
    for i in range(n):
        d[i * 7919 % 1000003] = i
    hits = 0
    for i in range(n):
        if i in d:
            hits += d[i] & 1
    for i in range(0, n, 2):
        del d[i * 7919 % 1000003]
    return hits, len(d)


def by_name(n):
    names = ["key%d" % (i % 5000) for i in range(n)]
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    for name in names:
        counts[name] -= 1
    return len(counts), sum(counts.values())


def grid(n):
    cells = {}
    for y in range(n):
        for x in range(n):
            cells[x, y] = (x * y) % 5
    total = 0
    for (x, y), value in cells.items():
        total += value + cells.get((x + 1, y), 0) + cells.get((x, y - 1), 0)
    return total


def groups(n):
    found = {}
    for i in range(n):
        found.setdefault(i * i % 997, []).append(i)
    return len(found), max(len(v) for v in found.values())


def ways(n, coins, memo):
    key = (n, coins)
    if key in memo:
        return memo[key]
    if n == 0:
        result = 1
    elif n < 0 or not coins:
        result = 0
    else:
        result = ways(n - coins[0], coins, memo) + ways(n, coins[1:], memo)
    memo[key] = result
    return result


def merging(n):
    total = {}
    for i in range(n):
        part = {j: i for j in range(i % 10, i % 10 + 10)}
        total.update(part)
        other = {**part, "x": i}
        total["last"] = len(other)
    return len(total), total["last"]


def main(scale):
    for _ in range(max(1, int(9 * scale))):
        row = (fill_and_look_up(250000), by_name(200000), grid(220), groups(150000),
               ways(500, (50, 25, 10, 5, 1), {}), merging(20000))
    print("dict_heavy", *row)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
