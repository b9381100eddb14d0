# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
s = 'the quick brown fox jumps over the lazy dog ' * 50
print(s.count('the'), s.find('dog', 100), s.rfind('fox'), s.index('lazy', 500), len(s.replace('o', '00')), s.replace('quick ', '', 3)[:40], s.count('t'), s.count('over the'))
print('aXbXc'.replace('X', ''), 'mississippi'.replace('issi', 'ISSI'), 'mississippi'.count('issi'), 'mississippi'.count('ss'), 'mississippi'.rfind('ssi', 0, 7), 'x\ud800y'.find('\ud800'), 'x\ud800y'.count('y'))
