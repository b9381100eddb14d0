# test: krait-only
"""re: what takes other engines for ever is linear or says that it took too many steps."""
import re

N = 20000
a = 'a' * N
for pattern in ('(a+)+b', '(?:a|aa)+b', '(a*)*b', '(?:a?){30}a{30}b', r'(\w+\s?)+!', '(?:a+b?)+c', 'a*a*a*a*b', '(?:.*){5}x',
                '(?:a{1,3}){1,20}b', '(.*)(.*)(.*)b'):
    assert re.search(pattern, a) is None, pattern
    assert re.search(pattern, 'é' + a) is None, pattern
    assert re.fullmatch(pattern, a) is None, pattern
assert re.search('(a+)+b', a + 'b').span() == (0, N + 1)
assert re.search('(?:a|aa)+b', 'c' + a + 'b').span() == (1, N + 2)
assert re.findall('(a|aa)+?b', a + 'b') == ['a']
assert re.sub('(?:x+x+)+y', '-', 'x' * 3000) == 'x' * 3000
assert [m.span() for m in re.finditer('(?:a+)+b|a', 'a' * 300)] == [(i, i + 1) for i in range(300)]

# references make it more than a regular language: a limit, said clearly
try:
    re.search(r'(a*)*(a*)*(a*)*\1b', 'a' * 60)
except RuntimeError as e:
    assert 'took more than' in str(e) and 'references' in str(e), e
else:
    raise AssertionError('no limit')

# deep patterns and many groups
assert re.match('(' * 300 + 'a' + ')' * 300, 'a').lastindex == 1
try:
    re.compile('(' * 100000 + ')' * 100000)
except RecursionError:
    pass
assert re.match('|'.join('word%d' % i for i in range(3000)) + '$', 'word2999')
assert re.match('(a)' * 500, 'a' * 500).groups() == ('a',) * 500
try:
    re.compile('(?:(?:a{1000}){1000}){1000}').match('a' * 10)
except (OverflowError, RuntimeError):
    pass
assert re.match('(?:ab){500}$', 'ab' * 500)
assert re.match('(?:a(b|c)d){100,}$', 'abd' * 100) and not re.match('(?:a(b|c)d){100,}$', 'abd' * 99)

# Python code that runs in the middle of it
text = bytearray(b'a-b-c')


def grow(m):
    try:
        text.append(1)
    except BufferError:
        return b'locked'
    return b'grown'


assert re.sub(b'-', grow, text) == b'alockedblockedc'
text.append(2)
assert re.sub('.', lambda m: re.sub('x', 'y', 'x') if m[0] == 'b' else None, 'abc') == 'y'
p = re.compile('(.)(?P<n>.)?')
it = p.finditer('abcde')
assert next(it)['n'] == 'b' and [m.regs for m in it] == [((2, 4), (2, 3), (3, 4)), ((4, 5), (4, 5), (-1, -1))]
assert repr(re.I | re.A) == 're.ASCII|re.IGNORECASE' and repr(~re.I & re.M) == 're.MULTILINE' and re.I | 0 == 2
assert re.PatternError is re.error
try:
    re.compile('a\n(b')
except re.error as e:
    assert (e.msg, e.pattern, e.pos, e.lineno, e.colno) == ('missing ), unterminated subpattern', 'a\n(b', 2, 2, 1)
    assert str(e) == 'missing ), unterminated subpattern at position 2 (line 2, column 1)'
assert re.fullmatch(r'\B', '') and not re.search(r'\b', '') and re.match(r'a\z', 'a')    # of 3.14
print('ok')
