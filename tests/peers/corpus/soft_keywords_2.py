# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
type = 5
type += 1
print(type, -type, type[0:1] if False else type, (type), [type])
match = {'case': [1, 2]}
print(match['case'], match)
