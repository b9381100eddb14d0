# Scores of bowling, and dates by arithmetic.
def score(rolls):
    total = i = 0
    for frame in range(10):
        if rolls[i] == 10:
            total += 10 + rolls[i + 1] + rolls[i + 2]
            i += 1
        elif rolls[i] + rolls[i + 1] == 10:
            total += 10 + rolls[i + 2]
            i += 2
        else:
            total += rolls[i] + rolls[i + 1]
            i += 2
    return total


print(score([10] * 12), score([5] * 21), score([9, 0] * 10), score([3, 7, 4, 2] + [0] * 16))


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def weekday(y, m, d):
    t = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    y -= m < 3
    return ('Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat')[(y + y // 4 - y // 100 + y // 400 + t[m - 1] + d) % 7]


print([y for y in (1900, 2000, 2023, 2024) if leap(y)], weekday(2024, 2, 29), weekday(1969, 7, 20))
