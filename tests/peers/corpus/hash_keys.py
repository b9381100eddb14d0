# Objects as keys of dicts and members of sets.
class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, Key) and self.v % 10 == o.v % 10

    def __hash__(self):
        return self.v % 10

    def __repr__(self):
        return 'Key(%d)' % self.v


d = {Key(1): 'one', Key(2): 'two'}
d[Key(11)] = 'eleven'
print(d[Key(21)], len(d), Key(2) in d, Key(3) in d, sorted(k.v % 10 for k in d))
print(len({Key(i) for i in range(25)}), Key(5) in {Key(15)})
print({1: 'int', 1.0: 'float', True: 'bool'}, {(1, (2, 3)): 'nested'}[(1, (2, 3))], {'': 'empty'}[''])
for bad in ([], {}, set()):
    try:
        {bad: 1}
    except TypeError:
        print('unhashable')
