# The match statement: every pattern kind.
match = 1
case = 2
_ = 3
type = 4
print(match, case, _, type, match + case, match * case, [match][0], match if case else _)
