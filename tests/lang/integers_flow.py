# Truthiness and conditionals over every type; boolean operators return operands.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class N: pass


vals = [0, 1, -1, 0.0, -0.0, 0.1, 0j, 1j, '', 'a', '0', b'', b'\0', [], [0], (), (0,), {}, {0: 0}, set(), {0}, frozenset(), None, True, False, ..., NotImplemented and 1 if False else 1, range(0), range(1), B(True), B(False), L(0), L(5), N(), int, len, 10**30, 2**64 - 2**64, bytearray(), bytearray(1), memoryview(b''), memoryview(b'x'), float('nan')]
print(''.join('1' if v else '0' for v in vals))
print(''.join('0' if not v else '1' for v in vals))
print(''.join(str(int(bool(v))) for v in vals))
print([1 if v else 0 for v in vals if v] == [1] * sum(map(bool, vals)))
print(0 or 'a', '' or [] or None, 1 and 'b', [] and 1, 0 or 0.0 or 0j, 'x' and 'y' and 'z', None or 'd' and 'e', not 'x' or 'q', (0, ) and [1])
print(1 if [] else 2, 'a' if 0 else 'b' if '' else 'c', (lambda: 1 if 1 else 0)(), [x if x else 'z' for x in (0, 1)])
x = None
y = x or 5
z = x if x is not None else 6
print(y, z, x is None, x is not None, not x, x == None)
a = b = 0
if a or b: print('no')
elif a and b: print('no')
elif not a and not b: print('neither')
if not (a or b) and (1 or 1 / 0): print('short circuit')
if 1 if a else 0: print('no')
else: print('cond in if')
while not a: a += 1; print('once')
def f(x):
    if x > 0:
        if x > 10:
            return 'big'
        elif x > 5:
            return 'mid'
    elif x == 0:
        return 'zero'
    else:
        if x < -10:
            return 'very neg'
    return 'fallthrough'
print([f(v) for v in (20, 7, 3, 0, -20, -1)])
if True: pass
else: print('no')
if 0: print('dead')
if 1: print('live')
if '': print('dead')
if not None: print('not None')
if (): print('dead')
while 0: print('dead')
print(True + 1, True * 10, sum([True, False, True]), [10, 20][True], 'ab'[False], True == 1, True is 1 if False else '-', {True: 'a', 1: 'b', 1.0: 'c'}, isinstance(True, int), hash(True), str(True), repr(False), int(True), float(True), -True, bool(5), bool(), True < 2, max(True, 0))
print(type(True & True), type(True & 1), type(True + True), True ^ True, True | False, ~5, True // 1, True / 2, True ** 2, False ** 0, divmod(True, 1))
import operator
print(operator.not_([]), operator.truth('x'), any([0, '', None]), all([1, 'a', [0]]), any([]), all([]), any(x > 2 for x in (1, 3)), all(x > 2 for x in (1, 3)))
class Raise:
    def __bool__(self): raise ValueError('bool raised')
for src in ('if Raise(): pass', 'not Raise()', 'Raise() and 1', 'Raise() or 1', '1 if Raise() else 2', 'while Raise(): pass', 'assert Raise()', '[x for x in [1] if Raise()]', 'bool(Raise())', 'any([Raise()])', 'filter(None, [Raise()]).__next__()'):
    try:
        exec(src)
    except ValueError as e:
        print(src, e)
print(1 and Raise() is not None, 0 and Raise(), 1 or Raise(), Raise() is None)
