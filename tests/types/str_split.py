# str: split, rsplit, splitlines, join, strip family.
def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for src in '''"a b c".split()|" a  b ".split()|"".split()|"   ".split()|"a\\tb\\nc\\rd\\x0be\\x0cf".split()|"a\\x1cb\\x1dc\\x85d\\xa0e\\u2003f\\u200bg".split()|"a,b,c".split(",")|",a,,b,".split(",")|"".split(",")|"abc".split(",")|"a--b--c".split("--")|"a---b".split("--")|"aaaa".split("aa")|"a b c d".split(" ", 2)|"a b c d".split(None, 2)|"  a  b  c ".split(None, 1)|"  a  b  c ".split(None, 0)|"a,b,c".split(",", 0)
"a,b,c".split(",", -1)|"a,b,c".split(",", 1)|"a,b,c".split(sep=",", maxsplit=1)|"a b".split(maxsplit=0)|"abc".split("")|"abc".split(5)|"abc".split(b"a")|"a b".split(" ", "x")|"a b".split(None, None)|"a b".split(1, 2, 3)|"éaéb".split("é")|"a😀b".split("😀")|"x".split("x")|"xx".split("x")|"a\\x00b".split("\\x00")|"a  b".split(" ")
"a b c".rsplit()|" a  b ".rsplit()|"".rsplit()|"a,b,c".rsplit(",")|"a,b,c".rsplit(",", 1)|"a b c d".rsplit(None, 2)|"  a  b  c ".rsplit(None, 1)|"  a  b  c ".rsplit(None, 0)|"aaa".rsplit("aa")|"aaaaa".rsplit("aa", 1)|"a--b".rsplit("--", 5)|"abc".rsplit("")|"a,b".rsplit(",", 0)|",a,".rsplit(",", 1)|"abc".rsplit("abc")
"a\\nb".splitlines()|"a\\nb\\n".splitlines()|"a\\r\\nb\\rc".splitlines()|"a\\r\\nb\\rc".splitlines(True)|"\\n\\n".splitlines()|"".splitlines()|"abc".splitlines()|"a\\x0bb\\x0cc\\x1cd\\x1de\\x1ef\\x85g\\u2028h\\u2029i".splitlines()|"a\\x0bb\\x85c".splitlines(keepends=True)|"a\\n\\rb".splitlines()|"\\r".splitlines(1)|"a\\x1fb".splitlines()|"a".splitlines(1, 2)|"é\\n😀\\n".splitlines(True)
",".join(["a", "b"])|"".join([])|",".join([])|",".join(["a"])|",".join("abc")|",".join(())|"-".join({"a": 1})|",".join(c for c in "ab")|",".join([1])|",".join(["a", 1])|",".join(["a", None, "b"])|",".join(5)|",".join(None)|",".join()|"é".join("ab")|"".join(["a", "é", "😀"])|"--".join(["", ""])|"x" .join(["a", b"b"])|", ".join(map(str, range(5)))|"".join(["ab"] * 3)|"a".join(["b", 1.5])|",".join(["a"], ["b"])
"  a ".strip()|"  a ".lstrip()|"  a ".rstrip()|"xxaxx".strip("x")|"xyaxy".strip("xy")|"xyaxy".lstrip("yx")|"xyaxy".rstrip("yx")|"abc".strip("abc")|"".strip()|"   ".strip()|"a".strip("")|"\\x1c\\x85\\xa0a\\u3000".strip()|" a ".strip(None)|"a".strip(5)|"a".strip(b"a")|"a".strip("a", "b")|"ééaé".strip("é")|"a\\x00".strip("\\x00")|"a\\u200b".strip()|"...a..b..".strip(".")|"mississippi".strip("ipm")|"abc".strip("c-a")|"aé".rstrip("éa")|"😀x😀".strip("😀")'''.replace('\n', '|').split('|'):
    t(src)
text = 'one two  three\tfour\nfive ' * 20
print(len(text.split()), len(text.split(' ')), len(text.splitlines()), text.split(None, 3)[:3], text.rsplit(None, 3)[1:], ' '.join(text.split())[:40])
for n in range(6):
    print(n, 'a b c d e'.split(' ', n), 'a b c d e'.rsplit(' ', n), ' a b '.split(None, n), ' a b '.rsplit(None, n), 'aXXbXXc'.split('XX', n))
big = ','.join(str(i) for i in range(2000))
parts = big.split(',')
print(len(parts), parts[0], parts[-1], ','.join(parts) == big, big.rsplit(',', 1)[1], len(big.split('9')))


class S(str):
    pass


s = S(' a b ')
print([type(x).__name__ for x in s.split()], type(s.strip()).__name__, type(S('a').strip()).__name__, type(S('x').join(['a'])).__name__, type(''.join([S('a')])).__name__, [type(x).__name__ for x in S('abc').split('z')], type(S('a').splitlines()[0]).__name__)
class It:
    def __iter__(self): return iter('xyz')
class BadIt:
    def __iter__(self):
        yield 'a'
        raise ValueError('in iter')
print('+'.join(It()))
try:
    print('+'.join(BadIt()))
except ValueError as e:
    print(e)
