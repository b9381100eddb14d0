# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
match = lambda *a: a
_ = 'underscore'
print(_)
for match in range(2):
    print(match, end=' ')
