# str.encode / bytes.decode: codecs utf-8, ascii, latin-1, utf-16/32 and error handlers.
texts = ['', 'abc', 'é', '€', '😀', 'a\ud800b', '\udcff', '\x80\xff', '\x00', '\uffff', '\U0010ffff', 'aé€😀', '\ufeffbom']
for s in texts:
    for enc in ('utf-8', 'ascii', 'latin-1', 'utf8', 'UTF-8', 'iso-8859-1', 'us-ascii'):
        for err in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass', 'namereplace' if 0 else 'strict'):
            try:
                r = s.encode(enc, err)
            except UnicodeEncodeError as e:
                r = f'{e.reason} {e.start}-{e.end} {e.encoding}' if err == 'strict' else 'UEE'
            print(ascii(s), enc, err, r)
bs = [b'', b'abc', b'\xc3\xa9', b'\xe2\x82\xac', b'\xf0\x9f\x98\x80', b'\xff', b'a\xc3', b'\xc3\xc3\xa9', b'\xe2\x82', b'\xe2\x82a', b'\xf0\x9f\x98', b'\xed\xa0\x80', b'\xc0\x80', b'\xf4\x90\x80\x80', b'\xf8\x88', b'a\x80b\x80', b'\xe0\x80\x80', b'\xf0\x80\x80\x80', b'\xef\xbb\xbfx', b'\xdf', b'\xe1\xa0\xc0\xf1\x90\x90\xe1', b'\xf5abc', b'\x80\x81\x82']
for b in bs:
    for enc in ('utf-8', 'ascii', 'latin-1', 'utf-8-sig'):
        for err in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass'):
            try:
                r = ascii(b.decode(enc, err))
            except UnicodeDecodeError as e:
                r = f'{e.reason} {e.start}-{e.end} {e.encoding}' if err == 'strict' else 'UDE'
            print(b, enc, err, r)


def t(src):
    try:
        print(src, '=', ascii(eval(src)))
    except Exception as e:
        print(src, '->', type(e).__name__, ascii(str(e)))


for src in '''"a".encode()|"é".encode("ascii")|"aéé".encode("ascii")|"ab\\ud800".encode()|"\\u20ac".encode("latin-1")|"a".encode("nope")|"é".encode("ascii", "nope")|"a".encode("ascii", "nope")|"a".encode(5)|"a".encode("ascii", 5)|"a".encode(errors="ignore")|"a".encode(encoding="utf-8")|"a".encode("a", "b", "c")|"é".encode("ascii", errors="xmlcharrefreplace")
b"\\xff".decode()|b"a\\xe9".decode("ascii")|b"\\xe2\\x82".decode("utf-8")|b"a".decode("nope")|b"\\xff".decode("ascii", "nope")|b"a".decode(5)|b"abc".decode(errors="strict")|bytearray(b"\\xc3\\xa9").decode()|b"\\xc3\\xa9".decode("UTF_8")|b"a".decode("Latin1")|b"\\xe9".decode("L1")|"é".encode("utf_8")|"é".encode("U8")|"a".encode("ASCII")|"a".encode("646")|"é".encode("latin_1")|"é".encode("cp819")
"aé€😀".encode("utf-16-le")|"aé€😀".encode("utf-16-be")|"aé€😀".encode("utf-32-le")|"aé€😀".encode("utf-32-be")|b"a\\x00\\xac ".decode("utf-16-le")|b"\\x00\\x00\\x00a".decode("utf-32-be")|"a".encode("utf-16") == b"\\xff\\xfea\\x00"|b"\\xff\\xfea\\x00".decode("utf-16")|b"\\xfe\\xff\\x00a".decode("utf-16")
"é\\n\\u20ac".encode("unicode_escape")|b"\\\\xe9\\\\u20ac\\\\n".decode("unicode_escape")|"é€".encode("raw_unicode_escape")'''.replace('\n', '|').split('|'):
    t(src)
s = ''.join(map(chr, list(range(0, 0xd800, 37)) + list(range(0xe000, 0x110000, 1003))))
e = s.encode()
print(len(s), len(e), e.decode() == s, sum(e) % 10007, len(e.decode('latin-1')), s.encode('utf-16-le').decode('utf-16-le') == s, s.encode('utf-32-be').decode('utf-32-be') == s)
raw = bytes(range(256))
print(raw.decode('latin-1').encode('latin-1') == raw, raw.decode('ascii', 'surrogateescape').encode('ascii', 'surrogateescape') == raw, raw.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape') == raw, len(raw.decode('utf-8', 'replace')), len(raw.decode('utf-8', 'ignore')))
