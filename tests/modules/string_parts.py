# _string: format strings taken apart.
from _string import formatter_field_name_split, formatter_parser

for text in ('', 'plain', 'a{b}c', '{{}}', '{0.x[1]!r:>{w}}', '{}{:d}', '{a[}]}', '{', '}', 'a{b', '{a!}', '{a!rx}',
             '{a{b}}', '{:{x}{y}}', '{!r}', 'x}}y{{z'):
    try:
        print(repr(text), list(formatter_parser(text)))
    except ValueError as e:
        print(repr(text), e)
for name in ('', '0', 'a', '0.b', 'a[1][x].c', 'a.', 'a[', 'a[b', 'a[]', 'a[1]b', '1a'):
    try:
        first, rest = formatter_field_name_split(name)
        print(repr(name), first, list(rest))
    except ValueError as e:
        print(repr(name), e)
