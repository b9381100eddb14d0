# str: find, index, count, startswith, endswith, in, replace, partition over edge cases.
def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for s in ('', 'a', 'abcabc', 'aaaa', 'éñé😀é', 'a' * 300 + 'b'):
    for sub in ('', 'a', 'b', 'abc', 'bc', 'aa', 'c', 'é', '😀', 'zz', 'a' * 300, 'cab'):
        row = [s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.startswith(sub), s.endswith(sub), s.find(sub, 1), s.rfind(sub, 0, -1), s.count(sub, 1, 4), s.find(sub, -2), s.startswith(sub, 1), s.endswith(sub, 0, 3), s.find(sub, 100), s.find(sub, -1000, 1000), s.count(sub, 5, 2)]
        print(ascii(s[:8]), ascii(sub[:8]), *row, ascii(s.replace(sub, '-'))[:40], ascii(s.replace(sub, 'XY', 1))[:40], [ascii(x[:10]) for x in s.partition(sub)] if sub else '', [ascii(x[-10:]) for x in s.rpartition(sub)] if sub else '')
for src in '''"abc".index("c")|"abc".index("d")|"abc".rindex("z")|"abc".index("b", 2)|"abc".rindex("a", 0, 1)|"abc".index("")|"abc".index("", 3)|"abc".index("", 4)|"abc".find("", 3)|"abc".find("", 4)|"abc".rfind("", 1, 2)|"abc".count("")|"".count("")|"abc".count("", 3)|"abc".count("", 4)|"abc".find("b", None, None)|"abc".find("c", None, -1)
"abc".find("a", "b")|"abc".find("a", 1.5)|"abc".find("c", True)|"abc".find("a", 10**30)|"abc".find("a", -10**30)|"abc".startswith(5)|"abc".startswith(("x", "a"))|"abc".startswith(())|"abc".startswith(("x", 5))|"abc".startswith(["a"])|"abc".endswith(("b", "c"))|"abc".endswith(("bc", 1))|"abc".endswith(5)
"abc".startswith(("b", "c"), 1)|"abc".startswith("", 3)|"abc".startswith("", 4)|"abc".endswith("", 4)|"".startswith("")|"".endswith("", 1)|"abc".startswith("abcd")|1 in "abc"|None in "a"|b"a" in "a"|"" in ""|"a" not in "b"|"abc".__contains__("b")|"abc".__contains__(5)
"abc".replace("b", "")|"abc".replace("", "-")|"abc".replace("", "-", 2)|"".replace("", "x")|"".replace("", "x", 0)|"".replace("a", "b")|"aaa".replace("a", "b", 0)|"aaa".replace("a", "b", -1)|"aaa".replace("aa", "b")|"aaaa".replace("a", "bb", 3)|"abc".replace("b", "éé")|"éaé".replace("é", "e")|"abc".replace(1, 2)|"abc".replace("a", 5)|"abc".replace("a", "b", "c")|"abc".replace("a", b"x")|"x".replace("x", "x" * 10)|"abcabc".replace("abc", "")
"a,b,c".partition(",")|"abc".partition(",")|"a,b,c".rpartition(",")|"abc".rpartition(",")|"abc".partition("")|"abc".rpartition("")|"abc".partition(5)|"".partition("a")|"a--b--c".partition("--")|"a--b--c".rpartition("--")|"abc".partition("abc")|"ééé".partition("é")
"abc".removeprefix("a")|"abc".removeprefix("b")|"abc".removeprefix("")|"abc".removesuffix("c")|"abc".removesuffix("")|"abc".removesuffix("abc")|"abc".removeprefix("abcd")|"abc".removeprefix(5)|"abc".removesuffix(None)|"".removeprefix("")|"ééa".removeprefix("é")'''.replace('\n', '|').split('|'):
    t(src)
s = 'the quick brown fox jumps over the lazy dog ' * 50
print(s.count('the'), s.find('dog', 100), s.rfind('fox'), s.index('lazy', 500), len(s.replace('o', '00')), s.replace('quick ', '', 3)[:40], s.count('t'), s.count('over the'))
for n in (1, 2, 10, 100, 1000):
    h = 'a' * n + 'b' + 'a' * n
    print(n, h.find('b'), h.find('a' * n + 'b'), h.find('b' + 'a' * n), h.rfind('a' * n), h.count('a' * n), h.find('a' * (n + 1)), ('ab' * n).find('ba'), ('ab' * n).rfind('ab'), ('ab' * n).count('ab'), ('é' + 'ab' * n).find('ab'), ('ab' * n + '😀').find('😀'), ('ab' * n + '😀x').rfind('x'))
print('aXbXc'.replace('X', ''), 'mississippi'.replace('issi', 'ISSI'), 'mississippi'.count('issi'), 'mississippi'.count('ss'), 'mississippi'.rfind('ssi', 0, 7), 'x\ud800y'.find('\ud800'), 'x\ud800y'.count('y'))


class S(str):
    pass


x = S('abcabc')
print(x.find(S('c')), type(x.replace('a', 'b')).__name__, type(x.replace('z', 'b')).__name__, type(x.removeprefix('z')).__name__, x.partition('b'), [type(p).__name__ for p in x.partition('z')])
