# The library module datetime in its Python form, run unmodified.
import sys
sys.path.insert(0, "/usr/lib/python3.11")
sys.modules['_datetime'] = None  # not the C form
sys.modules.pop('datetime', None)
import datetime as d

D, T, DT, TD = d.date, d.time, d.datetime, d.timedelta
print(D(2024, 2, 29), repr(D(1, 1, 1)), D.max, D.min.toordinal(), D.fromordinal(738000), D(2024, 2, 29).isocalendar(), D(2021, 1, 3).weekday())
for bad in (lambda: D(2023, 2, 29), lambda: D(0, 1, 1), lambda: T(25), lambda: DT(2020, 1, 1) - D(2020, 1, 1), lambda: TD(days=10 ** 10), lambda: D.fromisoformat('2020-13-01'), lambda: DT(2020, 1, 1) < DT(2020, 1, 1, tzinfo=d.timezone.utc), lambda: d.timezone(TD(hours=25)), lambda: D(2020, 1, 1) < 5):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(TD(days=1, seconds=-1), repr(TD(hours=-5, microseconds=3)), TD(days=7) / 2, TD(days=7) // TD(hours=5), divmod(TD(days=7), TD(hours=5)), TD(days=1) * 1.5, -TD(1), abs(TD(-1)), TD(0, 1, 1).total_seconds(), bool(TD()), TD(1) / TD(0.5), TD(days=5) % TD(days=2))
a = DT(2024, 3, 10, 12, 34, 56, 789)
print(a, repr(a), a.isoformat(' ', 'milliseconds'), a.date(), a.time(), a.replace(year=2000, fold=1), a + TD(days=30), a - DT(2020, 1, 1), a.ctime(), a.timetuple()[:6], a.toordinal(), a == a.replace(), hash(a) == hash(a.replace()))
tz = d.timezone(TD(hours=5, minutes=30), 'IST')
b = a.replace(tzinfo=tz)
print(b, repr(b), b.utcoffset(), b.tzname(), b.astimezone(d.timezone.utc), b.timestamp(), b.dst(), tz, d.timezone.utc, d.timezone(TD(hours=-3)), repr(tz))
print(DT.fromisoformat('2024-03-10T12:34:56.000789+05:30'), DT.fromisoformat('20240310T123456Z'), D.fromisoformat('2024-W10-7'), T.fromisoformat('12:34:56.5'))
print(a.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %b'), f'{a:%d/%m/%y}', D(2024, 1, 1).strftime('%A'), DT.combine(D(2020, 1, 2), T(3, 4)), DT.utcfromtimestamp(0), DT.fromtimestamp(86400 * 365, d.timezone.utc))
print(T(1, 2, 3) < T(1, 2, 4), T(1, tzinfo=tz), repr(T(1, 2, 3, 4)), T.max, T(12).replace(minute=5), bool(T()))
class MyDate(D):
    def __new__(cls, *args): return super().__new__(cls, *args)
print(type(MyDate(2020, 1, 1) + TD(1)).__name__, MyDate.today().__class__.__name__, MyDate(2020, 1, 1) == D(2020, 1, 1))
import copy
print(copy.copy(b) == b, copy.deepcopy(a) == a, sorted([D(2020, 1, 2), D(2019, 1, 1)]), max(TD(1), TD(2)), sum([TD(1), TD(2)], TD()))
