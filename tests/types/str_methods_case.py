# str: case methods and character class predicates over ASCII, Latin, Greek, Cyrillic, special-casing and more.
words = ['', 'a', 'A', 'abc', 'ABC', 'aBc', 'hello world', "they're bill's", 'HELLO', 'Hello World', '123', 'abc123', '12abc', 'ß', 'ẞ', 'ﬁ', 'ŉ', 'ǰ', 'İ', 'ı', 'Σ', 'ΑΣ', 'ΑΣΑ', 'σς', 'Ǆ', 'ǅ', 'ǆ', 'é', 'É', 'ünïcödé', 'ПРИВЕТ', 'привет', 'ᾳ', 'ᾼ', 'Ⅷ', 'ⅷ', 'ª', 'º', 'ʰ', '²', '½', '٣', '一', 'あ', '😀', ' ', '\t\n', '\x1c', '\x85', '\xa0', '\u2003', '\u200b', '_', 'a_b', '1_a', '-', '.', '\x00', '\x7f', '\xad', '\ud800', 'x\ud800y', 'µ', 'ÿ', 'ŸÝ', 'ﬀ', 'ΐ', 'և', 'aͅ', 'Ⴀ', 'ა', 'Ა', 'ꭰ', 'Ꭰ', 'Ａ', 'ａ', '𐐀', '𐐨', 'ϐ', 'ſ', 'K', 'Å', 'dž', 'L·L']
for w in words:
    print(ascii(w), *[ascii(getattr(w, m)()) for m in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold')],
          ''.join('1' if getattr(w, m)() else '0' for m in ('isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper')))
for m in ('isspace', 'isdecimal', 'isdigit', 'isnumeric', 'isupper', 'islower', 'isalpha', 'isprintable', 'istitle'):
    hits = [c for c in range(0x250) if getattr(chr(c), m)()]
    print(m, len(hits), sum(hits), hits[:6], hits[-6:])
print(''.join(chr(c) for c in range(32, 127)).swapcase())
print(ascii(''.join(chr(c) for c in range(0xa0, 0x180)).upper()))
print(ascii(''.join(chr(c) for c in range(0xa0, 0x180)).lower()))
print(ascii(''.join(chr(c) for c in range(0x390, 0x3d0)).title()))
print(ascii(''.join(chr(c) for c in range(0x400, 0x460)).swapcase()))
print("it's a test. hello-world foo_bar 3rd x2y".title(), 'ǆabc ǆABC'.title() == 'ǅabc ǅabc', 'o\'neil'.title(), 'éa bé'.title(), 'a.b,c;d'.title())
print('ΌΣΟΣ ΤΗΣ Σ'.lower(), 'ΣΑΣ.Σ'.lower(), 'Straße'.casefold() == 'STRASSE'.casefold(), 'ﬃ'.upper(), 'ﬃ'.casefold(), 'İstanbul'.lower().encode('unicode_escape'))
for m in ('upper', 'lower', 'title', 'isalpha', 'isspace', 'casefold'):
    try:
        getattr('a', m)(1)
    except TypeError as e:
        print(e)
for f in (str.upper, str.isdigit):
    try:
        f(5)
    except TypeError as e:
        print(e)
print([w for w in ('abc', 'class', '_x', '1a', 'é', 'a b', '', 'a-b', 'Ⅷ', '名', '·', 'a·', '℘', '፩', 'a፩', 'None', '\u0345') if w.isidentifier()])
