# find, index, count, startswith, in.
s = 'hello wonderful world'
for sub in ('o', 'wo', 'xyz', '', 'hello', 'd'):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.startswith(sub), s.endswith(sub))
print(s.find('o', 5), s.find('o', 5, 7), s.find('w', -5), s.count('l', 3, 15))
try:
    s.index('q')
except ValueError:
    print('no q')
print(s.index('wonder'), s.rindex('o'), s.startswith('won', 6))
