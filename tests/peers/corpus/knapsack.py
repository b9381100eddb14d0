# Dynamic programming: knapsack, longest common subsequence, edit distance, coins.
def knapsack(items, room):
    best = [0] * (room + 1)
    for weight, value in items:
        for r in range(room, weight - 1, -1):
            best[r] = max(best[r], best[r - weight] + value)
    return best[room]


def lcs(a, b):
    t = [[''] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                t[i + 1][j + 1] = t[i][j] + x
            else:
                t[i + 1][j + 1] = max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]


def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        new = [i + 1]
        for j, y in enumerate(b):
            new.append(min(row[j + 1] + 1, new[j] + 1, row[j] + (x != y)))
        row = new
    return row[-1]


def coins(total, kinds):
    ways = [1] + [0] * total
    for k in kinds:
        for t in range(k, total + 1):
            ways[t] += ways[t - k]
    return ways[total]


print(knapsack([(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)], 15))
print(lcs('AGGTAB', 'GXTXAYB'), lcs('', 'abc') == '')
print(edit('kitten', 'sitting'), edit('', 'abc'), edit('same', 'same'))
print(coins(100, (1, 5, 10, 25, 50)))
