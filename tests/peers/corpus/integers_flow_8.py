# Truthiness and conditionals over every type; boolean operators return operands.
class Raise:
    def __bool__(self): raise ValueError('bool raised')


for src in ('if Raise(): pass', 'not Raise()', 'Raise() and 1', 'Raise() or 1', '1 if Raise() else 2', 'while Raise(): pass', 'assert Raise()', '[x for x in [1] if Raise()]', 'bool(Raise())', 'any([Raise()])', 'filter(None, [Raise()]).__next__()'):
    try:
        exec(src)
    except ValueError as e:
        print(src, e)
print(1 and Raise() is not None, 0 and Raise(), 1 or Raise(), Raise() is None)
