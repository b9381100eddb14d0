# Roman numbers both ways.
PAIRS = ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'),
         (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I'))


def to_roman(n):
    out = []
    for value, text in PAIRS:
        while n >= value:
            out.append(text)
            n -= value
    return ''.join(out)


def from_roman(s):
    total = i = 0
    for value, text in PAIRS:
        while s[i:i + len(text)] == text:
            total += value
            i += len(text)
    if i != len(s):
        raise ValueError('not roman: ' + s)
    return total


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
    r = to_roman(n)
    print(n, r, from_roman(r) == n)
print(all(from_roman(to_roman(n)) == n for n in range(1, 1000)))
try:
    from_roman('XQ')
except ValueError as e:
    print(e)
