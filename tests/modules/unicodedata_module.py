# unicodedata over krait's own tables.
import unicodedata as u

for c in 'aé\u00bd٣\u00b2漢가\U0001f600\u0301ß\x00\u200d':
    print(ascii(c), u.name(c, None), u.category(c), u.combining(c), u.decimal(c, None), u.digit(c, None),
          u.numeric(c, None))
print(ascii(u.lookup('latin small letter sharp s')), ascii(u.lookup('HANGUL SYLLABLE GA')))
for text in ('é', 'e\u0301', '\ufb01', '가', '\u2126', 'plain', ''):
    print([ascii(u.normalize(f, text)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')],
          [u.is_normalized(f, text) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
for f in (lambda: u.name('\0'), lambda: u.lookup('nope'), lambda: u.digit('x'), lambda: u.decimal('x'),
          lambda: u.numeric('x'), lambda: u.normalize('X', 'a'), lambda: u.category(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
