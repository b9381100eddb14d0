"""Prints src/object/codec_tables.inc: single-byte encodings that extend ASCII, with their aliases."""
import encodings.aliases

NAMES = ('cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp852 cp858 cp866 '
         'iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 '
         'iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman').split()


def char(enc, i):
    try:
        return ord(bytes([i]).decode(enc))
    except UnicodeDecodeError:
        return 0xfffe


print('/* Made by tools/codec_tables.py. TABLE(name, aliases, characters of the bytes 128..255) */')
for name in NAMES:
    key = name.replace('-', '_')
    aliases = sorted(a for a, n in encodings.aliases.aliases.items() if n == key)
    if key == 'mac_roman':
        aliases.append('macroman')
    row = [char(name, i) for i in range(128, 256)]
    assert all(char(name, i) == i for i in range(128)), name
    print('TABLE("%s", "%s",' % (name, ' '.join([key] + [a for a in aliases if a != key])))
    for i in range(0, 128, 12):
        print('      ' + ' '.join('0x%x,' % c for c in row[i:i + 12]))
    print(')')
