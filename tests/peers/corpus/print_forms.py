# print with sep, end, no arguments, and objects of all kinds.
print()
print('a', 'b', sep='')
print('a', 'b', sep=', ', end='!\n')
print(1, 2.5, None, True, [1, 'x'], (1,), {'k': 'v'}, b'b', sep='|')
print(*range(5))
print(*'abc', sep='-')
print('no newline', end='')
print()
print([None, [], ''], {'a': [1, {'b': ()}]}, repr('quo\'te'), repr("d\"q"), repr('both\'"'), [('t',)])
print(str([1, 'a']), repr('\n\t\\'), 'tab\tend', '\x41\u0042')


class P:
    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'


print(P(), [P()], str(P()), '%s %r' % (P(), P()), '{} {!r}'.format(P(), P()), f'{P()} {P()!r}')
