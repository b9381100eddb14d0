# Pieces of strings: slices, splits, digits and joins where krait takes short cuts for ASCII text, small
class Plain(str): pass


print(type(Plain('a').split(',')[0]), Plain('a,b').split(','), 'a'.split(',')[0])
a, (b, c) = [1, [2, 3]]
a, b = [b, a]
print(a, b, c)
