# A matcher of simple patterns: . * ^ $ and classes.
def match_here(p, s):
    if not p:
        return True
    if p == '$':
        return s == ''
    if len(p) > 1 and p[1] == '*':
        return match_star(p[0], p[2:], s)
    return bool(s) and p[0] in ('.', s[0]) and match_here(p[1:], s[1:])


def match_star(c, p, s):
    while True:
        if match_here(p, s):
            return True
        if not s or c != '.' and s[0] != c:
            return False
        s = s[1:]


def match(p, s):
    if p.startswith('^'):
        return match_here(p[1:], s)
    return any(match_here(p, s[i:]) for i in range(len(s) + 1))


for p, s in (('a.c', 'xabcx'), ('^a', 'ba'), ('b$', 'ab'), ('a*b', 'aaab'), ('^a*$', 'aab'), ('.*', ''), ('x*y', 'zzz')):
    print(p, s, match(p, s))
