# del in every form.
l = list(range(10))
print(l)
d = {'a': {'b': {'c': 1}}, 'k': [1, 2, 3]}
print(d)
