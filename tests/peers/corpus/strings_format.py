# format(), %, f-strings over ints and strings.
print('{} {} {}'.format(1, 'two', [3]), '{1} {0} {1}'.format('a', 'b'), '{x}-{y}'.format(x=1, y=2))
print('{:5d}|{:<5d}|{:>5d}|{:^5d}|{:05d}|{:+d}|{:x}|{:X}|{:b}|{:o}'.format(42, 42, 42, 42, 42, 42, 255, 255, 5, 8))
print('{:10}|{:>10}|{:^10}|{:*^10}|{:.2}'.format('left', 'right', 'mid', 'fill', 'truncated'))
print('%d %s %r %x %5d|%-5d|%05d %c %%' % (1, 's', 'r', 255, 42, 42, 42, 'c'))
print('%s' % 'one', '%s %s' % ('a', 'b'), '%(k)s=%(v)d' % {'k': 'key', 'v': 5})
n, name = 7, 'width'
print(f'{n} {n + 1} {name!r} {n:3d}|{name:>8}|{n:03d}', f'{{}} {n}', f'{"lit"} {[i for i in range(3)]}')
print(f'{n:{n}d}|', f'{name:{n + 1}}|', f'{n=}', '{!r} {!s}'.format('a', 'b'))
