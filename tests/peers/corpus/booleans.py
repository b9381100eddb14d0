# Truth of values; and, or, not; conditional expressions; chained comparison.
values = [0, 1, -1, '', 'a', [], [0], (), {}, {1: 2}, None, 0.0, 0.5, True, False, b'', b'x']
print([bool(v) for v in values])
print([v or 'default' for v in (0, 5, '', 'x')], [v and 'set' for v in (0, 5, '', 'x')])


def say(x):
    print('say', x)
    return x


print(say(0) or say(2) or say(3))
print(say(1) and say(0) and say(3))
print(not say(1), not not 5, say(1) if say(0) else say(2))
print(1 < say(2) < 3, 3 < say(2) < say(1))
print([('pos' if n > 0 else 'neg' if n < 0 else 'zero') for n in (-1, 0, 1)])
a = b = 3
print(a is b, a is not None, a == b != 4, 1 < 2 > 0 < 5, None is None, [] is [])
x = None
print(x is None and 'none' or 'some', (x or {}).get('k', 'miss'))
if not x and a and (b or say('never')):
    print('taken')
while not (x and x > 2):
    x = (x or 0) + 1
print(x)
