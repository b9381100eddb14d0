# Patterns that begin with a look-behind of one character: the search looks for that character.
import re

for pat in (r'(?<=@)\w+', r'(?<=@)', r'(?<=-)\d*', r'(?<=@)\W', r'(?<=a)(b|c)', r'(?<=\n)^x', r'(?<=@)$', r'(?<!@)b', r'(?<=é)b',
            r'(?i)(?<=a)b', r'(?<=[ab])b', r'(?<=ab)c', r'(?:(?<=a)|b)b', r'(?<=a)?b', r'((?<=a)b)c'):
    p = re.compile(pat, re.M)
    for s in ('', '@', 'a@b', '@@', 'x@é@ü1', 'ab ac abc', 'AB Ab éb', '1-2--3-', '\nx\nx', 'é@', '@ ', 'a@b@', 'b'):
        print(pat, repr(s), [m.span() for m in p.finditer(s)], p.sub('<>', s), p.split(s), p.match(s, 1), p.search(s, 1),
              p.search(s, 2, 3))
    print([m.span() for m in re.compile(r'(?<=@).', re.S).finditer('@' * 9)])
print([m.span() for m in re.compile(rb'(?<=@)\w*').finditer(b'a@b@\xff@')])
for p, text in (r'\w+(?=@)', 'one two@ thr@ee'), (r'\w*(?=(o))', 'foo boo'), (r'.*(?=a)(?=ab)', 'xaxabxa'), (r'.*(?!a)b', 'abcb'):
    print(re.findall(p, text), re.search(p, text))
