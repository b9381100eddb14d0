# split, join, strip, partition and replace.
for s in ('a,b,c', '', ',', 'a,,b', ' a , b '):
    print(s.split(','), s.partition(','), s.rpartition(','), s.strip().split())
print('one two  three'.split(), 'one two  three'.split(' '), 'a b c d'.split(None, 2), 'a-b-c'.rsplit('-', 1))
print('xxabcxx'.strip('x'), 'xxabcxx'.lstrip('x'), 'xxabcxx'.rstrip('x'), '  t '.strip() + '|')
print('-'.join(['a']), ', '.join(str(i) for i in range(4)), ''.join([]))
print('banana'.replace('an', 'AN'), 'banana'.replace('an', '', 1), 'aaa'.replace('aa', 'b'))
print('path/to/file.txt'.rpartition('/')[2].partition('.')[0])
