# A long chain of elif and nested conditions.
def kind(x):
    if x is None:
        return 'none'
    elif x is True or x is False:
        return 'bool'
    elif isinstance(x, int):
        if x < 0:
            return 'negative'
        elif x == 0:
            return 'zero'
        elif x < 10:
            return 'digit'
        else:
            return 'number'
    elif isinstance(x, str):
        if not x:
            return 'empty'
        if len(x) == 1:
            return 'char'
        return 'text'
    elif isinstance(x, (list, tuple)) and x:
        return 'of ' + kind(x[0])
    elif not x:
        return 'nothing'
    return 'other'


print([kind(x) for x in (None, True, -5, 0, 7, 99, '', 'c', 'abc', [1], ('x',), [], (), {}, {1: 2}, [[None]])])
