# Soft keywords and non-keywords as ordinary names; keywords rejected as names.
match, case, type, _ = 1, 2, 3, 4
print(match + case + type + _)


class match:
    case = 'attr case'
    type = 'attr type'

    def match(self):
        return 'method match'


print(match.case, match().match(), match().type)
