"""re: syntax, flags, messages, groups, replacement texts; what each function says of the same patterns and texts."""
import re
import warnings

warnings.simplefilter("ignore")    # possible nested sets


def name_of(function):
    return "function" if getattr(function, "__name__", "") == "<lambda>" else function


def said(e):
    return "PatternError" if isinstance(e, re.error) else type(e).__name__, str(e)


def t(f, *a):
    try:
        r = f(*a)
        if isinstance(r, re.Match):
            r = (r.span(), r.groups(), r.lastindex, r.lastgroup, r.groupdict(), [r.span(i) for i in range(r.re.groups + 1)])
    except Exception as e:
        r = said(e)
    print(f.__name__, tuple(map(name_of, a)), "->", r)


PAIRS = [
    ('a', 'a'), ('a*', 'aaa'), ('(a)(b)?', 'a'), ('(?P<x>a)|b', 'b'), ('(a|ab)(c|bcd)(d*)', 'abcd'),
    ('^a$', 'a\n'), ('a.c', 'a\nc'), ('\\bfoo\\b', 'a foo b'), ('(a*)*', 'aaa'), ('(a*)+', 'aaa'),
    ('(a|b)*', 'abab'), ('(?:a|b)*?c', 'ababc'), ('[^a-c]+', 'abcdef'), ('[]a]+', 'a]a'), ('[^]a]+', 'xyz'),
    ('(?i)AbC', 'aBc'), ('(.)\\1', 'abccd'), ('(?P<q>.)(?P=q)', 'abccd'), ('(a)?(?(1)b|c)', 'ab'),
    ('(a)?(?(1)b|c)', 'c'), ('(?=a)a', 'a'), ('(?!a)b', 'b'), ('(?<=a)b', 'ab'), ('(?<!a)b', 'cb'),
    ('(?>a*)a', 'aaa'), ('a*+a', 'aaa'), ('a{2,3}', 'aaaa'), ('a{2,3}?', 'aaaa'), ('a{2}', 'aaaa'),
    ('a{,2}', 'aaaa'), ('a{', 'a{'), ('a{1', 'a{1'), ('a{x}', 'a{x}'), ('x{}', 'x{}'), ('(ab){2,}', 'ababab'),
    ('(?:ab){15,20}', 'abababababababababababababababababab'), ('(a(b)?)+', 'aba'), ('((a)|b)*', 'ab'),
    ('(?x) a b # c\n c', 'abc'), ('(?s).', '\n'), ('(?m)^b', 'a\nb'), ('(?m)a$', 'a\nb'),
    ('\\d+\\s\\w+', '12 ab_3'), ('[\\d\\s]+', '1 2'), ('[\\w-]+', 'a-b'),
    ('\\x41\\u0042\\U00000043\\N{LATIN SMALL LETTER A}', 'ABCa'), ('\\0\\07\\101', '\x00\x07A'),
    ('\xe9+', '\xe9\xe9'), ('[\xe0-\xfc]+', '\xe9\xc8'), ('(?i)\xc9', '\xe9'), ('(?i)[\xe0-\xfc]+', '\xe9\xc8'),
    ('\xdf', '\xdf'), ('(?i)\u017f', 'S'), ('(?i)[k]', '\u212a'), ('(?i)\u212a', 'k'), ('(?i)i', '\u0130'),
    ('(?i)[a-z]+', '\u0130\u017f\u212a\u0131'), ('(?a)\\w+', '\xe9a'), ('(?ai)k', '\u212a'), ('a|b|', 'c'),
    ('', 'abc'), ('|a', 'a'), ('(|a)+', 'aaa'), ('(a?)*?b', 'aab'), ('(a*?)*?$', 'aab'), ('(?:(a)|b)*', 'ab'),
    ('(?i:a)b', 'Ab'), ('(?-i:a)b', 'Ab'), ('(?i)(?-i:a)b', 'aB'), ('\\Aab\\Z', 'ab'), ('\\Bb', 'ab'),
    ('(a)(?=(b))', 'ab'), ('(?=(a))b|.', 'ab'), ('(?!(a)b)a', 'ac'), ('(a)|(b)', 'b'), ('(?:a*)*b', 'aaab'),
    ('([ab]*?)(b)?(c)$', 'abac'), ('x*', 'axb'), ('\\(\\)', '()'), ('[a\\]b]+', 'a]b'), ('[\\b]', '\x08'),
    ('(?P<a>x)(?P<b>y)?', 'x'), ('a++b', 'aab'), ('(?:ab)?+c', 'abc'), ('(?:a+)*+b', 'aab'), ('[[:alpha:]]', 'a'),
    ('a(?#comment)b', 'ab'), ('(((((a)))))', 'a'), ('\\s+$', 'a  '), ('.*b', 'abab\nb'), ('(?s).*b', 'abab\nb'),
    ('.+?b', 'aabb'),
]
WRONG = [
    '(', 'a)', '[', '[a', '*', 'a**', 'a+*', 'a{2}{3}', '(?P<1a>x)', '(?P<a', '(?P<a>x)(?P<a>y)', '(?P=b)',
    '(?P>b)', '(?<a)', '(?z)', '(?', '(?P', '(?i', '(?i-', '(?i-i:a)', '(?-', '\\', '\\q', '[\\q]', '\\x4',
    '\\u12', '\\U0011ffff', '\\N{x}', '\\N', '\\N{', '\\400', '\\1', '(\\1)', '(?(1)a)', '(?(2)a)(b)', '(?(0)a)',
    '(?(x)a)', '(a)(?(1)a|b|c)', '(?<=a*)b', '(?<=(a)\\1)b', 'a{3,2}', '[b-a]', '[\\d-a]', '[a-\\d]', 'x(?i)',
    '(?#', '(?:', '(?=', '(?<', '(?<=', '(?>a', '|*', '^*', '(?L)a', '(?u)a', '(?au)a', '(?iLmsux)', '(?a-i:x)',
    '(?-a:x)', '()|\\2', 'a{99999999999}', '\\8', '[\\8]', '(?P<>a)', '(?P=)', '(?()a)', '(?(1', '(?x) (?i)',
    'a\n(b', '(?P<\xe9>a)', '[a-', '[a-]', '[]', '[^]', '(?P<a.>x)', '(?(a.)x)', '(?:(?i)a)', 'a|(?i)b',
    '(?i)|(?m)b', '(?i) a', '$*', '\\b*', '(?=a)*', '(?:a{5}){6}', '((?P<a>x)|(?P<a>y))', '(?ii)a', '(?i-ms:a)',
    '(?i:', '(?i-:a)', '\\A+', '(?a)(?u)x', '\\_', '\\\xe9', '\\ ', '[a&&b]', '[a||b]', '[a--b]', '[a~~b]', '[[a]',
]
TEMPLATES = [
    '\\1', '\\2', '\\g<1>', '\\g<x>', '\\g<y>', '\\g', '\\g<', '\\g<>', '\\g<1', '\\q', '\\', '\\n\\t', '\\101',
    '\\400', '\\0', '\\08', '\\g<0>', '\\g<10>', '\\g<a b>', '\\.', '\\g<-1>', '\\10', 'a\\\\b', '\\g<01>',
    '\\\xe9',
]

for pattern, text in PAIRS:
    for function in (re.match, re.search, re.fullmatch, re.findall, re.split):
        t(function, pattern, text)
    t(re.sub, pattern, "<\\g<0>>", text)
    t(re.subn, pattern, lambda m: "[" + m[0] + "]", text, 1)
    t(re.search, pattern.encode("latin1", "replace"), text.encode("latin1", "replace"))
    t(re.findall, pattern.encode("latin1", "replace"), text.encode("utf8"))
for pattern in WRONG:
    t(re.compile, pattern)
    t(re.compile, pattern.encode("utf8"))
for text in TEMPLATES:
    t(re.sub, "(?P<x>a)", text, "bab")
    t(re.sub, b"(?P<x>a)", text.encode("utf8"), b"bab")
    t(re.match("(?P<x>a)(b)?", "a").expand, text)
