# str: maketrans, translate, expandtabs, center/ljust/rjust/zfill, format_map.
def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


class M:
    def __getitem__(self, k):
        if k == 97:
            return 'A!'
        if k == 98:
            return None
        if k == 99:
            return 0x1F600
        if k == 100:
            raise ValueError('d')
        if k == 101:
            return 1.5
        if k == 102:
            return 0x110000
        raise LookupError


for src in '''str.maketrans("abc", "xyz")|str.maketrans({"a": "b", "c": None, 100: "e"})|str.maketrans("ab", "cd", "ef")|str.maketrans("", "")|str.maketrans("a", "bc")|str.maketrans({"ab": 1})|str.maketrans(5)|str.maketrans("a")|str.maketrans()|str.maketrans("a", "b", 5)|str.maketrans("a", 5)|str.maketrans({1.5: "a"})|str.maketrans("aa", "bc")|str.maketrans("é", "😀")|str.maketrans({})|"x".maketrans("a", "b")
"abc".translate({97: "x"})|"abc".translate({97: None})|"abc".translate({97: "xyz", 98: ""})|"abc".translate({97: 0x1F600})|"abc".translate({"a": "x"})|"abc".translate(str.maketrans("abc", "cab", "b"))|"".translate({})|"abc".translate([None] * 97 + ["z"])|"abc".translate("x" * 200)|"abc".translate(M())|"abcd".translate(M())|"e".translate(M())|"f".translate(M())|"xyz".translate(M())|"abc".translate(5)|"abc".translate(None)|"abc".translate()|"aéb".translate({233: "e"})|"a" .translate({97: -1})|"hello" .translate({104: "H", 111: "0", 108: None})
"a\\tb".expandtabs()|"a\\tb".expandtabs(4)|"\\t".expandtabs(1)|"\\t".expandtabs(0)|"a\\tb".expandtabs(-1)|"ab\\tc\\n\\td".expandtabs(4)|"a\\r\\tb".expandtabs(3)|"é\\tx".expandtabs()|"\\t\\t".expandtabs(3)|"a\\tb".expandtabs(tabsize=2)|"a".expandtabs("x")|"".expandtabs()|"abcdefgh\\ti".expandtabs()|"\\ta\\tbc\\tdef\\t".expandtabs(4)|"a\\tb".expandtabs(1, 2)
"ab".center(5)|"ab".center(6)|"abc".center(6)|"abc".center(2)|"".center(3)|"ab".center(5, "*")|"ab".center(7, "é")|"ab".center(5, "**")|"ab".center(5, "")|"ab".center(5, 1)|"ab".center("5")|"ab".center()|"ab".center(-1)|"a".center(4, "-")|"ab".center(2.5)|"abcd".center(7, "x")|"ab".center(True)
"ab".ljust(5) + "|" if 0 else 1|"ab".ljust(5, ".")|"ab".ljust(1)|"ab".rjust(5, ".")|"ab".rjust(5)|"".rjust(2, "é")|"ab".ljust(3, "xy")|"ab".rjust("a")|"é".ljust(3, "-")|"ab".rjust(5, b"x")
"5".zfill(3)|"-5".zfill(4)|"+5".zfill(4)|"--5".zfill(5)|"".zfill(3)|"abc".zfill(2)|"-".zfill(3)|"é".zfill(3)|"5".zfill(0)|"5".zfill(-3)|"5".zfill("3")|"5".zfill()|"-abc".zfill(8)|"1.5".zfill(6)|"+".zfill(1)
"{a} {b[0]}".format_map({"a": 1, "b": [2]})|"{a}".format_map({})|"{a}".format_map(5)|"{}".format_map({})|"{a.b}".format_map({"a": M()})|"".format_map(None)'''.replace('\n', '|').split('|'):
    t(src)


class D(dict):
    def __missing__(self, k):
        return f'<{k}>'


print('{x} {y!r} {z:>5}'.format_map(D(x=1)))
rot = str.maketrans('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', 'nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM')
print('Hello, World!'.translate(rot), 'Hello, World!'.translate(rot).translate(rot), ('abc' * 100).translate(rot)[:10])
class S(str): pass
s = S('ab')
print([type(x).__name__ for x in (s.center(5), s.center(1), s.ljust(1), s.zfill(1), s.expandtabs(), s.translate({}), s.lower(), s[:], s * 1, s + '', str(s), s.format(), s % ())])
