# Calendar arithmetic: proleptic Gregorian dates, weekdays, durations, formatting, Easter, recurrence, month calendars.
from functools import total_ordering

MONTHS = 'January February March April May June July August September October November December'.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def month_days(y, m):
    return 29 if m == 2 and leap(y) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]


@total_ordering
class Date:
    __slots__ = ('y', 'm', 'd')

    def __init__(self, y, m, d):
        if not 1 <= m <= 12:
            raise ValueError(f'month must be in 1..12: {m}')
        if not 1 <= d <= month_days(y, m):
            raise ValueError(f'day is out of range for month: {y}-{m}-{d}')
        self.y, self.m, self.d = y, m, d

    @classmethod
    def from_ordinal(cls, n):
        n += 305
        era, doe = divmod(n, 146097)
        yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
        doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
        mp = (5 * doy + 2) // 153
        d = doy - (153 * mp + 2) // 5 + 1
        m = mp + 3 if mp < 10 else mp - 9
        return cls(yoe + era * 400 + (m <= 2), m, d)

    @classmethod
    def parse(cls, s):
        parts = s.split('-')
        if len(parts) != 3 or not all(p.isdigit() for p in parts):
            raise ValueError(f'bad date {s!r}')
        return cls(*map(int, parts))

    @property
    def ordinal(self):
        y, m = self.y - (self.m <= 2), self.m
        era, yoe = divmod(y, 400)
        doy = (153 * (m + (-3 if m > 2 else 9)) + 2) // 5 + self.d - 1
        return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 305

    @property
    def weekday(self):
        return (self.ordinal + 6) % 7

    @property
    def yday(self):
        return self.ordinal - Date(self.y, 1, 1).ordinal + 1

    def isoweek(self):
        thursday = self + (3 - self.weekday)
        return thursday.y, (thursday.yday - 1) // 7 + 1, self.weekday + 1

    def add_months(self, n):
        y, m = divmod(self.y * 12 + self.m - 1 + n, 12)
        return Date(y, m + 1, min(self.d, month_days(y, m + 1)))

    def __add__(self, n):
        return Date.from_ordinal(self.ordinal + n) if isinstance(n, int) else NotImplemented

    __radd__ = __add__

    def __sub__(self, o):
        if isinstance(o, Date):
            return self.ordinal - o.ordinal
        return self + -o if isinstance(o, int) else NotImplemented

    def __eq__(self, o):
        return self.key == o.key if isinstance(o, Date) else NotImplemented

    def __lt__(self, o):
        return self.key < o.key if isinstance(o, Date) else NotImplemented

    def __hash__(self):
        return hash(self.key)

    @property
    def key(self):
        return self.y, self.m, self.d

    def __format__(self, spec):
        table = {'Y': f'{self.y:04d}', 'm': f'{self.m:02d}', 'd': f'{self.d:02d}', 'B': MONTHS[self.m - 1], 'b': MONTHS[self.m - 1][:3], 'A': DAYS[self.weekday], 'a': DAYS[self.weekday][:3], 'j': f'{self.yday:03d}', 'y': f'{self.y % 100:02d}', '%': '%'}
        out, it = [], iter(spec or '%Y-%m-%d')
        for c in it:
            out.append(table[next(it)] if c == '%' else c)
        return ''.join(out)

    def __str__(self):
        return format(self)

    def __repr__(self):
        return f'Date({self.y}, {self.m}, {self.d})'


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    mo, da = divmod(h + l - 7 * m + 114, 31)
    return Date(y, mo, da + 1)


def recur(start, step, unit='days', count=None, until=None, skip=()):
    d, n, k = start, 0, 0
    while (count is None or n < count) and (until is None or d <= until):
        if d.weekday not in skip:
            yield d
            n += 1
        k += 1
        d = start + step * k if unit == 'days' else start.add_months(step * k)


def calendar(y, m):
    lines = [f'{MONTHS[m - 1]} {y}'.center(20), 'Mo Tu We Th Fr Sa Su']
    week = ['  '] * Date(y, m, 1).weekday
    for d in range(1, month_days(y, m) + 1):
        week.append(f'{d:2}')
        if len(week) == 7:
            lines.append(' '.join(week))
            week = []
    return '\n'.join(lines + [' '.join(week)] if week else lines)


a = Date(2024, 2, 29)
print(a, repr(a), a.weekday, a.yday, a.isoweek(), a + 1, 366 + a, a - 60, a - Date(2000, 1, 1), a.add_months(12), a.add_months(-1), Date(2024, 1, 31).add_months(1), f'{a:%a %d %b %y, day %j 100%%}', f'{a:%A %B}')
for y in (1, 4, 100, 400, 1582, 1900, 1970, 2000, 2023, 2024, 9999):
    d = Date(y, 12, 31)
    print(y, leap(y), d.ordinal, d.isoweek(), easter(y) if y > 1582 else '', Date.from_ordinal(d.ordinal) == d)
for n in range(-400, 800000, 7919):
    d = Date.from_ordinal(n)
    assert d.ordinal == n and (d + 1).ordinal == n + 1 and (d + 1).weekday == (d.weekday + 1) % 7
print(Date.from_ordinal(1), Date.from_ordinal(719163), Date.from_ordinal(0), Date.from_ordinal(-365))
for bad in ('2023-02-29', '2023-13-01', '2023-00-10', '2023-1', 'x-y-z', '2023-04-31', '2023-01-0'):
    try:
        print(Date.parse(bad))
    except ValueError as e:
        print(e)
print([str(d) for d in recur(Date(2024, 1, 31), 1, 'months', 6)], [f'{d:%a %d}' for d in recur(Date(2024, 5, 1), 1, until=Date(2024, 5, 12), skip=(5, 6))], sum(1 for d in recur(Date(1901, 1, 1), 1, 'months', until=Date(2000, 12, 31)) if d.weekday == 6))
print(calendar(2024, 2), calendar(2023, 10), sep='\n')
ds = sorted([Date(2020, 5, 5), Date(2019, 12, 1), Date(2020, 1, 31)], reverse=True)
print(ds, min(ds), len({Date(2020, 1, 1), Date(2020, 1, 1)}), Date(2020, 1, 1) == 5, Date(2020, 1, 1) >= Date(2019, 1, 1))
for f in (lambda: a < 5, lambda: a + 1.5, lambda: a - 'x', lambda: 'x' + a):
    try:
        print(f())
    except TypeError as e:
        print(e)
print([easter(y).key[1:] for y in range(2000, 2010)], max((easter(y) for y in range(1900, 2100)), key=lambda d: (d.m, d.d)))
from collections import Counter
print(sorted(Counter(DAYS[Date(y, m, 13).weekday] for y in range(2000, 2400) for m in range(1, 13)).items(), key=lambda kv: -kv[1]))
