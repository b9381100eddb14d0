# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
match = lambda *a: a
print(match(1, 2), match (3), match(*[4, 5]))
case = print
case('case called')
