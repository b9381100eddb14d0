# Text is mapped and replaced eight bytes at a time: all lengths, all characters, whatever stands beside them.
ascii_text = ''.join(map(chr, range(128)))
wide = ascii_text + 'äöüß€Σσςİıǅŉÿΐ😀' + ascii_text


def by_one(text, method):
    return ''.join([getattr(c, method)() for c in text])


for n in range(40):
    for start in range(0, 128, 7):
        text = (ascii_text * 2)[start:start + n]
        for method in 'upper', 'lower', 'swapcase', 'casefold':
            assert getattr(text, method)() == by_one(text, method), (text, method)
        assert text.capitalize() == by_one(text[:1], 'upper') + by_one(text[1:], 'lower'), text
        assert text.title().lower() == text.lower()
        for old in 'aZ \0\x7f@[`{':
            assert text.replace(old, '_') == '_'.join(text.split(old)), (text, old)
            assert text.replace(old, '\0') == '\0'.join(text.split(old)), (text, old)

for c in ascii_text:
    for d in 'x', '\0', '\x7f':
        assert wide.replace(c, d) == d.join(wide.split(c)), (c, d)
        assert wide.encode().replace(c.encode(), d.encode()) == d.join(wide.split(c)).encode(), (c, d)
print([wide.upper(), wide.lower(), wide.swapcase(), wide.casefold(), wide.title(), wide.capitalize()])
print(['aXbX'.replace('X', 'y', n) for n in range(-1, 4)], 'X'.replace('X', 'y'), ''.replace('X', 'y'))


class S(str):
    pass


for r in S('abc').replace('z', 'y'), S('abc').replace('a', 'y'), S('ABC').lower():
    print(type(r), r)

table = str.maketrans({'a': 'b', 'b': 'long', 'c': None, 'd': 0x20ac, 'e': 'é', 'é': 'e', 'f': 103, '€': 65})
print('abcdefgh é€ '.translate(table), ascii_text.translate(table) == ascii_text.translate(dict(table)))
for wrong in {97: 0x110000}, {97: -1}, {97: 1.5}:
    try:
        'xa'.translate(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Upside(dict):
    def __missing__(self, key):
        return 219 - key if 97 <= key <= 122 else key


print('hello, wörld'.translate(Upside()))

# names of codecs
for name in ('utf-8', 'utf8', 'UTF-8', 'U8', 'ascii', 'us-ascii', 'ASCII', 'latin-1', 'latin1', 'iso-8859-1', 'L1', 'utf-16', 'utf-16-le',
             'utf-16-be', 'utf-32', 'utf-32-be', 'utf-8-sig', 'unicode_escape', 'unicodeescape', 'raw_unicode_escape',
             'rawunicodeescape', 'cp1252', 'lat', 'utf-', 'unicode-escape'):
    for text in 'plain', 'é', '€😀':
        try:
            data = text.encode(name)
            print(name, data, data.decode(name) == text)
        except (LookupError, UnicodeError) as e:
            print(name, type(e).__name__, e)
for data in b'', b'a', b'\xe9', b'\xc3\xa9', b'abc\xc3\xa9' * 9, b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'abc\xc3', b'\xc0\x80', b'\xe2\x82':
    for name in 'utf-8', 'ascii', 'latin-1':
        try:
            text = data.decode(name)
            print(name, ascii(text), len(text), text.isascii())
        except UnicodeError as e:
            print(name, e)

# runs of ASCII of all lengths between other characters
for n in range(20):
    for text in 'a' * n + 'é', 'é' + 'a' * n, 'é' + 'a' * n + 'ÿ' + 'b' * (20 - n), 'é' * n, 'a' * n + 'Ā', 'é' + 'a' * n + '€':
        for name in 'latin-1', 'utf-16', 'utf-8', 'ascii':
            data = text.encode(name, 'replace')
            assert data == b''.join([c.encode(name + '-le' * (name == 'utf-16'), 'replace') for c in ('\ufeff' * (name == 'utf-16') + text)])
            assert data.decode(name) == (text if name.startswith('utf') else ''.join([c if c.encode(name, 'ignore') else '?' for c in text]))
        assert eval(repr(text)) == text and eval(repr(text + '\n\'"')) == text + '\n\'"'
