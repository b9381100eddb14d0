# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
match = [1, 2]
match[0]
match, *case = match
print(match, case)


def match(case): return case


print(match(case=1))
