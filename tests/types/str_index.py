# str: indexing, slicing, iteration, comparison, repetition on every storage width.
strs = ['', 'a', 'hello', 'héllo', 'h€llo', 'h😀llo', '😀😁😂', 'aé€😀z', 'x' * 100, 'é' * 50 + 'a', '\x00\x01\x02', '\ud800\udc00', 'a\u0301e\u0301']
for s in strs:
    print(ascii(s[:12]), len(s), [ascii(s[i]) for i in range(-min(len(s), 3), min(len(s), 3))], ascii(s[1:3]), ascii(s[::-1][:10]), ascii(s[::2][:10]), ascii(s[-2:]), ascii(s[:-2][:10]), ascii(s[1:-1][:8]), ascii(s[100:]), ascii(s[5:1]), ascii(s[-100:2]), ascii(s[::-2][:8]), ascii(s[3:0:-1]), ascii((s * 2)[-5:]), len(s * 3), s * 0 == '', s + s == s * 2)
    assert ''.join(s[i] for i in range(len(s))) == s and list(s) == [s[i] for i in range(len(s))] and s[::-1][::-1] == s and list(reversed(s)) == list(s[::-1])


def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for src in '''"abc"[3]|"abc"[-4]|""[0]|"abc"[1.0]|"abc"["a"]|"abc"[None]|"abc"[True]|"abc"[10**30]|"abc"[1:2:0]|"abc"["a":]|"abc"[1.5:]|"abc"[:None]|"abc"[None:None:None]|"abc"[10**30:]|"abc"[:-10**30]|"abc"[::10**30]|"abc"[::-10**30]|"abc"[True:]|"abc"[slice(1, 2)]|"abc"[1, 2]
"a" * 3|3 * "a"|"ab" * -1|"a" * 0|"a" * True|"a" * 1.5|"a" * "b"|"" * 10**9|"é" * 3|"ab" + "cd"|"a" + 1|1 + "a"|"a" + None|"a" + b"b"|"a" - "b"|-"a"|"a" % ()|"a" < "b"|"a" < "B"|"abc" < "abd"|"abc" < "ab"|"" < "a"|"é" > "z"|"😀" > "\\uffff"|"\\ud800" < "\\U00010000"|"a" == "a"|"a" == b"a"|"a" != 1|"a" < 1|"a" is "a" if 0 else 1|"Z" < "a" < "b"|max("hello")|min("hello")|sorted("héllo")
ord("a")|chr(97)|ord("😀")|"a".__len__()|"abc".__getitem__(1)|"abc".__getitem__(slice(0, 2))|"abc".__add__("d")|"abc".__add__(1)|"abc".__mul__(2)|"abc".__rmul__(2)|"abc".__mul__("a")|"a".__eq__("a")|"a".__eq__(1)|"a".__lt__("b")|"a".__lt__(1)|"a".__hash__() == hash("a")|"abc".__iter__().__next__()|"abc".__str__()|"a".__class__|"abc".foo|"abc".__format__(">5")|"a".__getnewargs__()|"a".__mod__(())|"a".__rmod__("%s")|len("a" * 1000)|bool("")|bool(" ")'''.replace('\n', '|').split('|'):
    t(src)
mixed = ''.join(chr(c) for c in (97, 233, 8364, 128512)) * 250
print(len(mixed), mixed[500], mixed[501] == 'é', mixed[999] == '😀', mixed[123:127] == '😀aé€', mixed.index('€', 700), mixed[998:], sum(ord(c) for c in mixed))
for i in range(0, 1000, 97):
    print(ascii(mixed[i]), ascii(mixed[-i - 1]), ascii(mixed[i:i + 3]), ascii(mixed[i + 3:i:-1]), end=' ')
print()
it = iter('aé😀')
print(type(it).__name__, next(it), it.__length_hint__(), next(it), next(it), next(it, 'end'), list(it))
words = ['banana', 'apple', 'Cherry', 'éclair', 'zebra', 'Apple', '', 'a', 'aa', 'ä', '😀', '\uffff', 'ﬁ', '10', '9']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, reverse=True) == sorted(words)[::-1])
print('a' in 'abc', 'abc'.__contains__('bc'), hash('abc') == hash('ab' + 'c'), 'é' == '\u00e9', 'e\u0301' == 'é', len('e\u0301'))
a = 'x' * 10
print(a == 'xxxxxxxxxx', {a: 1}['x' * 10], a in {'xxxxxxxxxx'}, 'abc' 'def' in {'abcdef': 0})
print(str(), str(5), str('a'), str(None), str([1, 'a']), str(b'abc', 'ascii'), str(b'\xc3\xa9', 'utf-8'), str(b'\xff', 'latin-1'), str(b'\xff', 'ascii', 'replace'), str(object=5), str(b'a', encoding='ascii', errors='strict'))
for src in 'str(5, "utf-8")|str(b"a", 5)|str(b"\\xff", "utf-8")|str("a", "utf-8")|str(b"a", "nope")|str(b"\\xff", "ascii", "nope")|str(bytearray(b"x"), "ascii")|str(memoryview(b"x"), "ascii")|str(encoding="ascii")|str(b"abc", errors="ignore")|str(5, errors="x")'.split('|'):
    t(src)
for f in (str.__add__, str.upper, str.join):
    try:
        f(1, 2)
    except TypeError as e:
        print(e)
print(ascii('\x00\x1f\x7f\x80\xff\u0100\uffff\U00010000\U0010ffff\'"\\\t\n\r'), repr('\x00\x1f\x7f\x80\xa0\xad\xff\u0378\u2028\ue000\uffff\U0001f600\U000e0001\U0010ffff\'"\\\t\n\r'), repr("'"), repr('"'), repr('\'"'))
