# Palindromes, anagrams, reversed words.
def palindrome(s):
    s = [c.lower() for c in s if c.isalpha()]
    return s == s[::-1]


def longest(s):
    best = ''
    for i in range(len(s)):
        for j in range(i, len(s)):
            t = s[i:j + 1]
            if len(t) > len(best) and t == ''.join(reversed(t)):
                best = t
    return best


for s in ('A man, a plan, a canal: Panama', 'hello', '', 'Was it a car or a cat I saw?'):
    print(palindrome(s), repr(s))
print(longest('forgeeksskeegfor'), longest('abc'))
groups = {}
for w in 'listen silent enlist google elbow below cat act tac'.split():
    groups.setdefault(''.join(sorted(w)), []).append(w)
print(sorted(v for v in groups.values() if len(v) > 1))
print(' '.join(''.join(reversed(w)) for w in 'hello big world'.split()), ' '.join(reversed('a b c'.split())))
