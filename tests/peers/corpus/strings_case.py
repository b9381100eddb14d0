# Case and kinds of characters.
for s in ('Hello World', 'ABC', 'abc', '123', 'a1', '', ' \t', 'MiXeD'):
    print(repr(s), s.upper(), s.lower(), s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower())
print([c for c in 'a1 B!' if c.isalpha() or c.isdigit()])


def title(s):
    return ' '.join(w[0].upper() + w[1:].lower() for w in s.split())


def swap(s):
    return ''.join(c.lower() if c.isupper() else c.upper() for c in s)


print(title('the QUICK brown fox'), swap('Hello'))
